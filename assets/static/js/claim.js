// Claiming, releasing, adding: <form data-swap="item_7"> posts as always, and of the page that answers only the named
// elements are put in. The server need not know; without this the whole page comes.
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
  const ids = form.dataset.swap.split(" ")
  try {
    const body = new URLSearchParams(new FormData(form, submitter))
    const { response, document: answer } = await app.page(form.action, { method: "POST", body })
    if (!ids.every((id) => answer.getElementById(id))) return elsewhere(form, response)
    await app.change(() => ids.forEach((id) => put(id, answer)))
    answer.querySelectorAll("#toasts > .toast").forEach((toast) => app.show(toast))
    app.load()
  } catch {
    app.announce(app.say("failed"), "error")
  } finally {
    free(form)
  }
}

// The answer is another page: go there. A refusal is shown by posting once more the plain way, which changes nothing twice.
function elsewhere(form, response) {
  if (response.ok) location.assign(response.url)
  else form.submit()
}

function put(id, answer) {
  const old = document.getElementById(id)
  const fresh = answer.getElementById(id)
  const held = old.contains(document.activeElement)
  old.replaceWith(fresh)
  if (!held) return
  const next = fresh.querySelector("[autofocus], form button, a[href]") ?? fresh
  next.focus({ preventScroll: true })
}

function free(form) {
  sending.delete(form)
  delete form.dataset.sent
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"))
  if (form.matches(".quick-add")) form.reset()
}
