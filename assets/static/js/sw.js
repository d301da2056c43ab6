// Keeps the app's own files, the offline page and "My gifts" at hand. An owner's pages are never kept:
// what she sees must always come from the server. A wish added without a network waits here and is sent later.
const FILES = "files-1"
const PAGES = "pages-1"
const QUEUE = "queue-1"
const OFFLINE = "/offline"
const KEPT = "/gifts"

addEventListener("install", (event) => event.waitUntil(keepOffline().then(() => skipWaiting())))
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())))
addEventListener("sync", (event) => event.tag === QUEUE && event.waitUntil(sendQueued()))

addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.method === "POST" && url.pathname === "/sign-out") return event.waitUntil(forget(KEPT))
  if (request.method === "POST" && url.pathname === "/add") return event.respondWith(add(request))
  if (request.method !== "GET") return
  if (url.pathname.startsWith("/assets/")) return event.respondWith(file(request))
  if (request.mode === "navigate") event.respondWith(page(event, url))
})

async function keepOffline() {
  const answer = await fetch(OFFLINE, { cache: "reload", credentials: "omit" })
  const html = await answer.clone().text()
  await (await caches.open(PAGES)).put(OFFLINE, answer)
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map((match) => match[1])
  await (await caches.open(FILES)).addAll([...new Set(files)])
}

async function tidy() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => ![FILES, PAGES, QUEUE].includes(name)).map((name) => caches.delete(name)))
}

// Names carry a fingerprint, so what is kept is right for ever; names without one are asked for again.
async function file(request) {
  const kept = await caches.match(request)
  const forever = /-[\w-]{12}\.\w+$/.test(new URL(request.url).pathname)
  if (kept && forever) return kept
  try {
    const answer = await fetch(request)
    if (answer.ok) (await caches.open(FILES)).put(request, answer.clone())
    return answer
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

async function page(event, url) {
  try {
    const answer = await fetch(event.request)
    if (url.pathname === KEPT && answer.ok && !answer.redirected) event.waitUntil(keep(KEPT, answer.clone()))
    event.waitUntil(sendQueued())
    return answer
  } catch {
    return (url.pathname === KEPT && await caches.match(KEPT)) || caches.match(OFFLINE)
  }
}

const forget = async (name) => (await caches.open(PAGES)).delete(name)
const keep = async (name, answer) => (await caches.open(PAGES)).put(name, answer)

async function add(request) {
  const body = await request.clone().text()
  try {
    return await fetch(request)
  } catch {
    const queue = await caches.open(QUEUE)
    const type = request.headers.get("content-type")
    await queue.put(`/queued/${Date.now()}`, new Response(body, { headers: { "content-type": type } }))
    await registration.sync?.register(QUEUE)
    // A script that asked could not follow the way there without a network.
    return request.mode === "navigate" ? Response.redirect(`${OFFLINE}#queued`, 303) : caches.match(OFFLINE)
  }
}

// Asked to sign in first, or to come back later, it goes on waiting.
function arrived(answer) {
  const later = answer.status >= 500 || [401, 408, 429].includes(answer.status)
  return !later && !(answer.redirected && new URL(answer.url).pathname === "/sign-in")
}

// The form carries its own key, so a wish that did arrive is not added twice.
async function sendQueued() {
  const queue = await caches.open(QUEUE)
  for (const key of await queue.keys()) {
    const kept = await queue.match(key)
    const answer = await fetch("/add", { method: "POST", body: await kept.text(), headers: { "content-type": kept.headers.get("content-type") } })
    if (arrived(answer)) await queue.delete(key)
  }
}
