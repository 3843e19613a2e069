import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A free port on the loopback address, below the range from which systems take the ports of outgoing connections: a pool
 * that reconnects while PostgreSQL restarts must not end up on the port it is calling.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20000, 32000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
