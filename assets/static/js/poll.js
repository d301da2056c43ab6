// [data-poll="3"] is fetched again every so many seconds while somebody looks, and of it the parts that changed: what is in
// use (a focused button, an open menu) stays as it is until the next time.
export function start(app) {
  document.querySelectorAll("[data-poll]").forEach((element) => {
    const again = () => setTimeout(async () => {
      if (!document.hidden) await refresh(app, element)
      if (element.isConnected) again()
    }, element.dataset.poll * 1000)
    again()
  })
}

async function refresh(app, element) {
  const { response, document: answer } = await app.page(element.dataset.fragment).catch(() => ({}))
  element.toggleAttribute("data-stale", !response?.ok)
  if (!response?.ok) return
  for (const part of element.querySelectorAll(":scope > [id]")) {
    const fresh = answer.getElementById(part.id)
    if (fresh && fresh.outerHTML !== part.outerHTML && !part.contains(document.activeElement)) part.replaceWith(fresh)
  }
}
