import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Secrets = { databasePassword?: string }

export const secretsFile = (dataFolder: string): string => join(dataFolder, 'secrets.json')

/** The password of the embedded database, `undefined` when the data folder has none (yet). */
export const databasePassword = (dataFolder: string): string | undefined => read(dataFolder).databasePassword

/** Makes a new password and keeps it in the data folder, readable for its owner alone; other secrets there stay. */
export function renewDatabasePassword(dataFolder: string): string {
  const password = randomBytes(24).toString('hex')
  const file = secretsFile(dataFolder)
  const secrets: Secrets = { ...read(dataFolder), databasePassword: password }
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return password
}

function read(dataFolder: string): Secrets {
  try {
    return JSON.parse(readFileSync(secretsFile(dataFolder), 'utf8')) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
