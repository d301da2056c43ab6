// Puts the new state of a part into the page. In a list only what differs is replaced: fifty wishes are not drawn anew for one that
// came, and what is open or held in another stays so.
const USABLE = "a[href], button, input, select, textarea, summary"

export function settle(old, fresh) {
  if (old.isEqualNode(fresh)) return
  const active = document.activeElement
  const place = [...old.querySelectorAll(USABLE)].indexOf(active)
  if (isRow(old, fresh)) merge(old, fresh)
  else old.replaceWith(fresh)
  if (place >= 0 && !active.isConnected) goOn(old.isConnected ? old : fresh, active, place)
}

// What had the focus has gone. In its stead comes what has its name, or what can be done now where it was done.
function goOn(here, active, place) {
  const usable = [...here.querySelectorAll(USABLE)]
  const named = active.id && document.getElementById(active.id)
  const answer = active.closest("form[data-swap]") && here.querySelector("form[data-swap] button")
  const next = named || answer || usable[place] || usable.at(-1) || here
  next.focus({ preventScroll: true })
}

// The same element around elements that can be told apart.
function isRow(old, fresh) {
  return fresh.matches("section, ol, ul") && old.cloneNode().isEqualNode(fresh.cloneNode()) && [old, fresh].every(hasNamedParts)
}

function hasNamedParts(element) {
  const names = [...element.children].map(nameOf)
  return new Set(names).size === names.length && [...element.childNodes].every((node) => node instanceof Element || !node.data.trim())
}

const nameOf = (element) => element.id || element.firstElementChild?.id || element.tagName

// Nothing that stays is moved: what is moved loses the focus.
function merge(old, fresh) {
  const known = new Map([...old.children].map((child) => [nameOf(child), child]))
  const names = new Set([...fresh.children].map(nameOf))
  known.forEach((child, name) => names.has(name) || child.remove())
  let place = old.firstElementChild
  for (const child of [...fresh.children]) {
    const there = known.get(nameOf(child))
    if (there && there === place) place = place.nextElementSibling
    else old.insertBefore(there ?? child, place)
    if (there) settle(there, child)
  }
}
