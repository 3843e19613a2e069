import pg from 'pg'
import { type Database, openDatabase } from '../server/platform/database.ts'

/** Planned anew at every run, or once for all values. */
export type Statement = { text: string; values: unknown[]; isPlannedAnew: boolean }

/** The very statements that the server's query functions send, to run them bare. */
export async function statementsOf(
  url: string,
  ask: (database: Database) => Promise<unknown>,
): Promise<Statement[]> {
  const database = openDatabase(url, 1)
  const sent: Statement[] = []
  const { pool } = database
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
  const recorded = (config: pg.QueryConfig) => {
    const { name, text, values = [] } = config
    sent.push({ text, values, isPlannedAnew: name === undefined })
    return query(config)
  }
  Object.assign(pool, { query: recorded })
  try {
    await ask(database)
    return sent
  } finally {
    await database.close()
  }
}

/** One connection as the server's pool would make it. */
export async function bareConnection(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c TimeZone=UTC -c jit=off -c max_parallel_workers_per_gather=0',
  })
  // When the server of the bench stops, its database goes; what was running says so itself.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** One after the other, prepared where the server does. */
export async function runBare(client: pg.Client, statements: Statement[]): Promise<void> {
  for (const [index, { text, values, isPlannedAnew }] of statements.entries()) {
    const name = `${index}:${text.length}:${hashOf(text)}`
    await client.query(isPlannedAnew ? { text, values } : { name, text, values })
  }
}

const hashOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7)

export async function planOf(client: pg.Client, { text, values }: Statement): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
