// Claiming, releasing, adding: <form data-swap="item_7"> posts as always, and of the page that answers only the named
// elements are put in. The server need not know; without this the whole page comes.
import { settle } from "./settle.js"

const sending = new WeakSet()

export function start(app) {
  document.addEventListener("submit", (event) => {
    const form = event.target
    if (event.defaultPrevented || !form.matches("form[data-swap]")) return
    event.preventDefault()
    if (!sending.has(form)) send(app, form, event.submitter)
  })
}

async function send(app, form, submitter) {
  sending.add(form)
  const body = new URLSearchParams(new FormData(form, submitter))
  const ids = form.dataset.swap.split(" ")
  const box = form.matches(".quick-add") && form.querySelector(".input")
  if (box) box.value = "" // ready for the next wish while this one is on its way
  try {
    const { response, document: answer } = await app.page(form.action, { method: "POST", body })
    if (!ids.every((id) => answer.getElementById(id))) return elsewhere(form, box, body, response)
    await app.change(() => ids.forEach((id) => settle(document.getElementById(id), answer.getElementById(id))))
    renew(form, answer.getElementById(form.id))
    answer.querySelectorAll("#toasts > .toast").forEach((toast) => app.show(toast))
    app.load()
  } catch {
    if (box) box.value ||= body.get(box.name)
    app.announce(app.say("failed"), "error")
  } finally {
    free(form)
  }
}

// The answer is another page: go there. A refusal is shown by posting once more the plain way, which changes nothing twice.
function elsewhere(form, box, body, response) {
  if (response.ok) return location.assign(kept(response.url))
  if (box) box.value = body.get(box.name)
  form.submit()
}

// A wish without a network leads to the page that says it is kept; an answer's address has lost the place on it.
const kept = (url) => new URL(url).pathname === "/offline" ? `${url}#queued` : url

// Its key is spent, the next wish needs another. The box itself stays, with the cursor in it and what is typed already.
function renew(form, fresh) {
  const [key, next] = [form, fresh].map((one) => one?.querySelector("[name=key]"))
  if (key && next) key.value = next.value
}

function free(form) {
  sending.delete(form)
  delete form.dataset.sent
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"))
}
