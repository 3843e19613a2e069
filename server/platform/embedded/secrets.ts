import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Secrets = { databasePassword?: string; secretKey?: string }

export const secretsFile = (dataFolder: string): string => join(dataFolder, 'secrets.json')

/** The password of the embedded database, `undefined` when the data folder has none (yet). */
export const databasePassword = (dataFolder: string): string | undefined => read(dataFolder).databasePassword

/** Makes a new password and keeps it in the data folder, readable for its owner alone; other secrets there stay. */
export function renewDatabasePassword(dataFolder: string): string {
  const password = randomBytes(24).toString('hex')
  write(dataFolder, { ...read(dataFolder), databasePassword: password })
  return password
}

/** The key that secrets in the database are encrypted with, made on first use. A backup of the database lacks it. */
export function secretKey(dataFolder: string): string {
  const secrets = read(dataFolder)
  if (secrets.secretKey !== undefined) return secrets.secretKey
  const key = randomBytes(32).toString('hex')
  write(dataFolder, { ...secrets, secretKey: key })
  return key
}

function write(dataFolder: string, secrets: Secrets): void {
  const file = secretsFile(dataFolder)
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

function read(dataFolder: string): Secrets {
  try {
    return JSON.parse(readFileSync(secretsFile(dataFolder), 'utf8')) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
