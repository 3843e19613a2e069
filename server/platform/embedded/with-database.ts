import { existsSync } from 'node:fs'
import { refusal } from '../backup/refusal.ts'
import { clusterFolder } from './dataFolder.ts'
import { startEmbedded } from './embedded.ts'
import { addressOfRunning } from './running.ts'

/** The named database, the embedded one as it runs, or the embedded one started for this. */
export async function withDatabase<T>(
  named: string | null,
  folder: string,
  act: (url: string) => Promise<T>,
): Promise<T> {
  const running = named ?? addressOfRunning(folder)
  if (running !== null) return act(running)
  if (!existsSync(clusterFolder(folder))) throw refusal('noData', { folder })
  const embedded = await startEmbedded({ dataFolder: folder })
  try {
    return await act(embedded.url)
  } finally {
    await embedded.stop()
  }
}
