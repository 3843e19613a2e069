import { startEmbedded } from '../server/platform/embedded/embedded.ts'
import type { Options } from './options.ts'

export type Place = { url: string; stop(): Promise<void> }

/** The database to work on: the one named, or an embedded one with fsync as in real life. */
export async function openPlace({ database, dataFolder }: Options): Promise<Place> {
  if (database !== null) return { url: database, stop: async () => undefined }
  const embedded = await startEmbedded({ dataFolder })
  return { url: embedded.url, stop: () => embedded.stop() }
}
