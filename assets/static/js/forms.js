// One press sends one form; errors get the focus; passwords can be seen.
export function start(app) {
  document.addEventListener("submit", once)
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show-password]")
    if (button) show(app, button)
  })
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release))
  document.querySelectorAll("[data-time-zone]").forEach((input) => { input.value = Intl.DateTimeFormat().resolvedOptions().timeZone })
  document.querySelector(".error-summary")?.focus()
}

function once(event) {
  const form = event.target
  if (form.method === "dialog") return
  if ("sent" in form.dataset) return event.preventDefault()
  form.dataset.sent = ""
  event.submitter?.setAttribute("aria-busy", "true")
  setTimeout(() => release(form), 10000) // a download or a lost answer must not leave the form dead
}

export function release(form) {
  delete form.dataset.sent
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"))
}

function show(app, button) {
  const input = document.getElementById(button.dataset.showPassword)
  const visible = input.type === "password"
  input.type = visible ? "text" : "password"
  button.setAttribute("aria-pressed", visible)
  button.setAttribute("aria-label", app.say(visible ? "hide_password" : "show_password"))
  const use = button.querySelector("use")
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, visible ? "#eye-off" : "#eye"))
}
