// Order by dragging the handle, or with the arrow keys while standing on it. The buttons in each wish's menu do the same without JavaScript.
// <ol data-reorder> <li data-move="/items/7/move"> … <button data-drag>
const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

export function start(app) {
  document.addEventListener("pointerdown", (event) => grab(app, event))
  document.addEventListener("keydown", (event) => step(app, event))
}

function grab(app, event) {
  const handle = event.target.closest("[data-reorder] [data-drag]")
  if (!handle || event.button !== 0) return
  event.preventDefault()
  const row = handle.closest("li")
  const list = row.parentElement
  const before = placeOf(row)
  const follow = (move) => over(list, row, move)
  row.classList.add("item--moving")
  list.setPointerCapture(event.pointerId) // the row moves about in the page, and what moves loses the pointer
  list.addEventListener("pointermove", follow)
  list.addEventListener("lostpointercapture", () => {
    list.removeEventListener("pointermove", follow)
    row.classList.remove("item--moving")
    if (placeOf(row) !== before) save(app, row)
  }, { once: true })
}

function over(list, row, move) {
  const target = document.elementsFromPoint(move.clientX, move.clientY).map((element) => element.closest("li")).find((li) => li && li !== row && li.parentElement === list)
  if (target) placeOf(target) > placeOf(row) ? target.after(row) : target.before(row)
}

function step(app, event) {
  const handle = event.target.closest("[data-reorder] [data-drag]")
  if (!handle || !(event.key in STEPS)) return
  event.preventDefault()
  const row = handle.closest("li")
  const neighbour = STEPS[event.key] < 0 ? row.previousElementSibling : row.nextElementSibling
  if (!neighbour) return
  STEPS[event.key] < 0 ? neighbour.before(row) : neighbour.after(row)
  handle.focus()
  const place = placeOf(row)
  app.announce(app.say("moved", { place, of: row.parentElement.children.length }))
  clearTimeout(row.saving)
  row.saving = setTimeout(() => save(app, row, place), 600)
}

async function save(app, row, position = placeOf(row)) {
  const body = new URLSearchParams({ position })
  // Where the answer leads is this very page, already in order: no need to go.
  const answer = await fetch(row.dataset.move, { method: "POST", body, redirect: "manual" }).catch(() => null)
  if (!answer?.ok && answer?.type !== "opaqueredirect") app.announce(app.say("failed"), "error")
}

const placeOf = (row) => [...row.parentElement.children].indexOf(row) + 1
