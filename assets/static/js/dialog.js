// Opens a <dialog> from a button or link that names it; the browser keeps the focus and gives it back.
export function start() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]")
    if (opener) return open(opener, event)
    const dialog = event.target.closest("dialog")
    if (dialog && (event.target === dialog || event.target.closest("[data-close]"))) dialog.close()
  })
}

function open(opener, event) {
  const dialog = document.getElementById(opener.dataset.dialog)
  if (!dialog || event.metaKey || event.ctrlKey) return
  event.preventDefault()
  if (!dialog.open) dialog.showModal()
}
