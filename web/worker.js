/**
 * The service worker. It keeps the hashed files of the pages, which never change, and one page that says that there is no
 * network. Answers of the API and the page itself are never kept: the former are personal data, the latter says which
 * version runs. Each build is another program (`__BUILD__`, vite.config.ts), which takes over at once and drops what the
 * one before has kept.
 */
const kept = 'kemai-__BUILD__'
const offlinePage = '/offline.html'

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(caches.open(kept).then((cache) => cache.add(offlinePage)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([dropOlder(), self.clients.claim(), self.registration.navigationPreload?.enable()]),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/api/')) return
  if (pathname.startsWith('/assets/')) event.respondWith(fromKept(request))
  else if (request.mode === 'navigate') event.respondWith(fromNetwork(event))
})

async function dropOlder() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name)))
}

async function fromKept(request) {
  const cache = await caches.open(kept)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function fromNetwork({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request))
  } catch (reason) {
    const cache = await caches.open(kept)
    const page = await cache.match(offlinePage)
    if (page) return page
    throw reason
  }
}
