import { parse } from 'node:path'

const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP']

/**
 * What PostgreSQL's programs get of our environment: no PG… variables that would redirect them, none of the product's
 * secrets, and a working folder that every user can enter.
 */
export function spare(folder: string): { cwd: string; env: NodeJS.ProcessEnv } {
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]))
  return { cwd: parse(folder).root, env: { ...env, LC_ALL: 'C' } }
}
