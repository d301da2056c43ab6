// Toasts leave by themselves, but never while someone points at them or stands in them. Undo stays longer.
const STAY = 8000
const STAY_WITH_UNDO = 20000
const MOST = 3

export function start() {
  const region = document.getElementById("toasts")
  new MutationObserver((changes) => changes.flatMap((change) => [...change.addedNodes]).forEach(settle)).observe(region, { childList: true })
  sayAgain(region)
}

// Text that arrives with the page is not read aloud; text that is put in later is.
function sayAgain(region) {
  const waiting = [...region.children]
  setTimeout(() => waiting.forEach((toast) => toast.isConnected && region.append(toast)), 150)
}

// The newest matters: the same words are said once, and no pile hides the page.
function thin(newest) {
  const others = [...newest.parentElement.children].filter((toast) => toast !== newest)
  others.filter((toast) => toast.textContent.trim() === newest.textContent.trim()).forEach((toast) => toast.remove())
  others.filter((toast) => toast.isConnected).slice(0, -MOST + 1).forEach((toast) => toast.remove())
}

function settle(toast) {
  if (toast.dataset?.settled || !toast.classList?.contains("toast")) return
  toast.dataset.settled = ""
  thin(toast)
  let clock
  const leave = () => toast.matches(":hover, :focus-within") ? wait() : toast.remove()
  const wait = () => { clearTimeout(clock); clock = setTimeout(leave, toast.querySelector("form") ? STAY_WITH_UNDO : STAY) }
  toast.addEventListener("keydown", (event) => event.key === "Escape" && toast.remove())
  wait()
}
