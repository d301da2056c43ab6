// A link pasted anywhere outside a field becomes a wish: in the box of this page, or on the page for adding.
export function start() {
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return
    const text = event.clipboardData?.getData("text/plain").trim() ?? ""
    if (!/^https?:\/\/\S+$/i.test(text)) return
    event.preventDefault()
    wish(text)
  })
}

function wish(url) {
  const form = document.querySelector("form.quick-add")
  if (!form) return location.assign(`/add?${new URLSearchParams({ url })}`)
  form.querySelector(".input").value = url
  form.requestSubmit()
}
