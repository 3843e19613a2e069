import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusterFolder } from './dataFolder.ts'
import { servesCluster } from './processes.ts'
import { urlOf } from './readiness.ts'
import { databasePassword } from './secrets.ts'

/** The address of the embedded database that another process runs on this data folder; null where none runs. */
export function addressOfRunning(dataFolder: string): string | null {
  const cluster = clusterFolder(dataFolder)
  const lines = postmasterFile(cluster)
  // https://www.postgresql.org/docs/18/storage-file-layout.html: the pid in the first line, the port in the fourth.
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  const password = databasePassword(dataFolder)
  if (!(pid > 0 && port > 0) || password === undefined || !servesCluster(pid, cluster)) return null
  return urlOf(port, password)
}

function postmasterFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
