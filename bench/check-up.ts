import { setTimeout as delay } from 'node:timers/promises'
import type { CheckState } from '../contract/check-up.ts'
import type { Client } from './client.ts'

/** A check of all customers over HTTP, once the one that follows an import has ended; in seconds. */
export async function timeCheckUp(client: Client): Promise<number> {
  const ended = async () => {
    while ((await client.call<CheckState>('GET', '/check-up/state')).underWay) await delay(20)
  }
  await ended()
  const began = performance.now()
  await client.call('POST', '/check-up')
  await ended()
  return (performance.now() - began) / 1000
}
