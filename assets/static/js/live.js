// Listens for what friends change. A message is only a hint: the element it names is fetched again for whoever looks at it,
// so a lost message heals at the next one, and after a cut everything is fetched once.
import { settle } from "./settle.js"

const BEAT = 25000
const SILENCE = 60000
const LONGEST_WAIT = 30000
const LULL = 250
const share = location.pathname.match(/^\/s\/([\w-]+)/)?.[1]

let app, socket, beat, retry
let failures = 0
let heard = 0
let cut = false
let lost = false
let subscribed
const absent = new Set() // wishes that were heard of before they stood here
const lists = new Set()

export function start(given) {
  app = given
  connect()
  document.addEventListener("wishare:new-parts", () => { subscribe(); arrived() })
  document.addEventListener("visibilitychange", () => document.hidden || check())
  addEventListener("online", () => { failures = 0; check() })
  addEventListener("offline", () => socket?.close())
  addEventListener("pagehide", () => socket?.close())
  addEventListener("pageshow", (event) => event.persisted && check())
}

function connect() {
  clearTimeout(retry)
  if (socket) replace(socket)
  const door = share ? `/s/${share}/cable` : "/cable"
  socket = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}${door}`)
  socket.onopen = opened
  socket.onmessage = (event) => hear(event.data)
  socket.onclose = closed
}

// A dying socket must not open a second one, and what it missed has to be fetched.
function replace(old) {
  old.onclose = null
  cut = true
}

function opened() {
  heard = Date.now()
  failures = 0
  subscribed = undefined
  subscribe()
  clearInterval(beat)
  beat = setInterval(pulse, BEAT)
  if (cut) caughtUp()
}

// Behind a share link the link is the right to hear, as it is the right to see.
function subscribe() {
  const wish = JSON.stringify({ type: "subscribe", streams: streams(), share })
  if (socket.readyState !== WebSocket.OPEN || wish === subscribed) return
  subscribed = wish
  socket.send(wish)
}

function closed() {
  clearInterval(beat)
  failures += 1
  cut = true
  if (heard && failures === 3 || !navigator.onLine) loseTouch()
  if (!navigator.onLine) return // the `online` event connects again
  const wait = Math.min(LONGEST_WAIT, 500 * 2 ** failures)
  clearTimeout(retry)
  retry = setTimeout(connect, wait / 2 + Math.random() * wait / 2)
}

// Said once a cut, and taken back when we are through again.
function loseTouch() {
  if (lost) return
  lost = true
  app.announce(app.say("offline"), "error")
}

function check() {
  if (socket.readyState > WebSocket.OPEN) connect()
  else pulse()
}

function pulse() {
  if (Date.now() - heard > SILENCE) return socket.close()
  if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}')
}

function hear(data) {
  heard = Date.now()
  const message = JSON.parse(data)
  if (message.type === "resync") return everything()
  if (message.type === "subscribed") return waiting().forEach(refresh)
  const item = message.item_id ? named(`item:${message.item_id}`) : []
  if (item.length) return item.forEach(refresh)
  if (message.item_id) absent.add(message.item_id)
  if (message.list_id) soon(`list:${message.list_id}`)
}

// A list is this whole page once more: not at once, for it is mostly this page that adds to it and has the answer on its way.
function soon(list) {
  if (!lists.size) setTimeout(() => { lists.forEach((name) => named(name).forEach(refresh)); lists.clear() }, LULL)
  lists.add(list)
}

// A quick shop answered while the wish was on its way here.
function arrived() {
  if (absent.size) waiting().forEach(refresh)
  absent.clear()
}

function caughtUp() {
  if (lost) app.announce(app.say("online"))
  cut = lost = false
  everything()
}

// What is part of something else is fetched with it.
const everything = () => document.querySelectorAll("[data-live]:not([data-live] [data-live])").forEach(refresh)

// A quick shop may have answered before we listened.
const waiting = () => [...document.querySelectorAll("[data-live][data-fragment]:has(.skeleton)")]
const streams = () => [...new Set([...document.querySelectorAll("[data-live]")].map((element) => element.dataset.live))]
const named = (name) => document.querySelectorAll(`[data-live~="${CSS.escape(name).replaceAll("\\:", ":")}"]`)

// One question at a time for each element. What is heard before the answer asks once more.
const asked = new Map()

async function refresh({ id }) {
  if (asked.has(id)) return asked.set(id, "again")
  asked.set(id, "once")
  await renew(document.getElementById(id)).catch(() => {})
  const again = asked.get(id) === "again"
  asked.delete(id)
  if (again) refresh({ id })
}

async function renew(element) {
  if (!element) return
  if (typingIn(element)) return element.addEventListener("focusout", () => refresh(element), { once: true })
  // A wish has an address of its own; a list is what this page shows of it.
  const { response, document: answer } = await app.page(element.dataset.fragment ?? location.href)
  if (response.status === 404) return leave(element)
  const fresh = response.ok && (answer.getElementById(element.id) ?? answer.body.firstElementChild)
  if (!fresh || !element.isConnected || fresh.isEqualNode(element) || typingIn(element)) return
  await app.change(() => settle(element, fresh))
  app.load()
  tell()
}

function leave(element) {
  app.change(() => (element.closest("li") ?? element).remove())
  tell()
}

function typingIn(element) {
  const active = document.activeElement
  return element.contains(active) && active.matches("input, textarea, select, [contenteditable], [data-drag]") // what she arranges is not kept at once
}

// Many changes at once are said once.
let telling
function tell() {
  clearTimeout(telling)
  telling = setTimeout(() => app.announce(app.say("changed")), 1000)
}
