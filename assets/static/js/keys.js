// Quick keys: `a` adds, `/` searches, `?` shows them. Silent in fields and beside other keys.
export function start() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || busy(event.target)) return
    const act = { a: add, "/": search, "?": help }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
}

const busy = (target) => target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")

function add() {
  const box = document.querySelector(".quick-add .input")
  if (box) box.focus()
  else location.assign("/add")
}

function search() {
  const box = document.querySelector("input[type=search]")
  if (box) box.focus()
  else location.assign("/discover")
}

function help() {
  document.getElementById("keys").showModal()
}
