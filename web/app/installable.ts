/** Makes the pages installable and lets them say that there is no network (web/worker.js). Browsers have it with https or on this machine only. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Without it the pages work all the same.
  void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}
