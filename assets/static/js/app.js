// Brings in the other modules where a page has use for them. Nothing here is needed: every page works when it does not load.
const script = document.getElementById("app")
const toasts = document.getElementById("toasts")

const USES = [
  ["form", () => import("./forms.js")],
  ["#toasts", () => import("./toast.js")],
  ["form[data-swap]", () => import("./claim.js")],
  ["[data-dialog], dialog", () => import("./dialog.js")],
  ["[data-share], [data-copy]", () => import("./share.js")],
  ["[data-live]", () => import("./live.js")],
  ["[data-poll]", () => import("./poll.js")],
  ["[data-reorder]", () => import("./reorder.js")],
  ["#keys", () => import("./keys.js")],
  ["[data-handed-over]", () => import("./handover.js")],
  ["form.quick-add, [href='/add']", () => import("./paste.js")],
]
const started = new Set()

const app = {
  // The page's own language, written on the script tag by the layout.
  say: (word, fills = {}) =>
    Object.entries(fills).reduce(
      (text, [name, value]) => text.replace(`%${name}`, value),
      script.getAttribute(`data-say-${word.replaceAll("_", "-")}`) ?? "",
    ),

  announce(text, kind = "done") {
    const toast = document.createElement("div")
    toast.className = `toast toast--${kind}`
    const line = toast.appendChild(document.createElement("p"))
    line.className = "toast__text"
    line.textContent = text
    toasts?.append(toast)
  },

  show(toast) {
    toasts?.append(toast)
  },

  // Changes the page in one breath, gently where the browser and the person allow it.
  change(alter) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
    if (calm || !document.startViewTransition || document.hidden) return Promise.resolve(alter())
    const transition = document.startViewTransition(alter)
    transition.ready.catch(() => {}) // a newer change skipped this one's fade, not the change
    return transition.updateCallbackDone
  },

  async page(url, options = {}) {
    const response = await fetch(url, { headers: { accept: "text/html" }, ...options })
    const document = new DOMParser().parseFromString(await response.text(), "text/html")
    return { response, document }
  },

  load() {
    for (const [selector, bring] of USES) {
      if (started.has(selector) || !document.querySelector(selector)) continue
      started.add(selector)
      bring().then((module) => module.start(app)).catch(() => started.delete(selector))
    }
    document.dispatchEvent(new Event("wishare:new-parts"))
  },
}

document.documentElement.classList.add("js")
app.load()
if (navigator.serviceWorker && isSecureContext) navigator.serviceWorker.register("/sw.js").catch(() => {})
