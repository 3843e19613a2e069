import { setTimeout } from 'node:timers/promises'
import { asFailure } from './errors.ts'

/** Milliseconds between tries. */
const pause = 500

/**
 * Writes down how something ended that may have ended because the database went away: it waits until it is back. Otherwise
 * that would go on forever in the eyes of who waits for it, until the server is started again.
 */
export async function whenBack(write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await write()
      return
    } catch (error) {
      if (asFailure(error)?.code !== 'database.unavailable') throw error
      await setTimeout(pause)
    }
  }
}
