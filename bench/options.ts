import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../server/platform/embedded/dataFolder.ts'

const project = join(import.meta.dirname, '..')

export type Options = {
  customers: number
  /** Per customer. */
  followUps: number
  /** The address of a database to use in place of an embedded one. */
  database: string | null
  /** Where an embedded one lies, one folder per size. */
  dataFolder: string
  plans: boolean
}

/** `--customers N`, `--follow-ups N`, `--database URL`, `--plans`. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '100000' },
      'follow-ups': { type: 'string', default: '5' },
      database: { type: 'string' },
      plans: { type: 'boolean', default: false },
    },
  })
  const customers = Number(values.customers)
  if (!Number.isSafeInteger(customers) || customers < 1000)
    throw new Error('--customers: a whole number from 1000 on')
  const followUps = Number(values['follow-ups'])
  if (!Number.isSafeInteger(followUps) || followUps < 0) throw new Error('--follow-ups: a whole number')
  return {
    customers,
    followUps,
    database: values.database ?? null,
    dataFolder: defaultDataFolder(project, `data-bench-${customers}`),
    plans: values.plans,
  }
}
