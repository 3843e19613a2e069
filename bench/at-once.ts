import { clientOf } from './client.ts'

const connections = 16
/** Milliseconds to warm up, and to measure. */
const warmUp = 2_000
const measured = 6_000

/** List pages per second that so many connections get, each asking again as soon as it has its answer. */
export async function pagesPerSecond(origin: string, session: string): Promise<number> {
  const clients = Array.from({ length: connections }, () => clientOf(origin, session))
  await Promise.all(clients.map((client) => askUntil(client, performance.now() + warmUp)))
  const began = performance.now()
  const answered = await Promise.all(clients.map((client) => askUntil(client, began + measured)))
  const seconds = (performance.now() - began) / 1000
  return answered.reduce((sum, one) => sum + one, 0) / seconds
}

async function askUntil(client: ReturnType<typeof clientOf>, end: number): Promise<number> {
  let answered = 0
  for (; performance.now() < end; answered += 1) await client.call('GET', '/customers')
  return answered
}
