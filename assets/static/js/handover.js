// What the bookmarklet saw of the shop's page comes behind the #, which browsers keep to themselves: the form takes it along.
export function start() {
  const seen = location.hash.match(/^#page=(.+)$/s)?.[1]
  if (!seen) return
  document.querySelector("[data-handed-over]").value = decodeURIComponent(seen)
  history.replaceState(null, "", location.pathname + location.search)
}
