// The phone's own share sheet where there is one, else the link goes to the clipboard and we say so.
export function start(app) {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-share], [data-copy]")
    if (!button) return
    event.preventDefault()
    const url = new URL(button.dataset.share ?? document.querySelector(button.dataset.copy).value, location.href).href
    if ("share" in button.dataset && navigator.share) return send(url, button.dataset.title)
    await copy(app, url)
  })
}

async function send(url, title = document.title) {
  try {
    await navigator.share({ url, title })
  } catch (error) {
    if (error.name !== "AbortError") throw error // closing the sheet is not a failure
  }
}

async function copy(app, url) {
  try {
    await navigator.clipboard.writeText(url)
    app.announce(app.say("copied"))
  } catch {
    app.announce(url)
  }
}
