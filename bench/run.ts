import { openDatabase } from '../server/platform/database.ts'
import { addressOfRunning } from '../server/platform/embedded/running.ts'
import { pagesPerSecond } from './at-once.ts'
import { timeCheckUp } from './check-up.ts'
import { clientOf } from './client.ts'
import { makeData } from './data.ts'
import { timeChecks, timeScan } from './duplicates.ts'
import { timeImport } from './importing.ts'
import { type Options, readOptions } from './options.ts'
import { firstPageScript } from './page-size.ts'
import { type BenchPerson, signInAll, signOutAll } from './people.ts'
import { openPlace } from './place.ts'
import { readsOf, type Sample, sampleFor } from './reads.ts'
import { type Server, startServer } from './server.ts'
import { bareConnection, planOf, runBare, statementsOf } from './statements.ts'
import { printHead, printLine, printPlain } from './table.ts'
import { timed } from './timing.ts'
import { removeSince, timeWrites } from './writes.ts'

/**
 * `npm run bench [-- --customers 100000] [--database URL] [--plans]`: what each request costs, beside the bare SQL on the
 * same rows. Prints; decides nothing.
 */
async function bench(options: Options): Promise<void> {
  await fillWhenMissing(options)
  // The first start may find work to do (a recovery, a migration); the second one is a restart.
  await (await startServer(options)).stop()
  const server = await startServer(options)
  try {
    const url = options.database ?? addressOfRunning(options.dataFolder)
    if (url === null) throw new Error('the server’s database isn’t there')
    await measure(server, url, options)
  } finally {
    await server.stop()
  }
}

async function fillWhenMissing(options: Options): Promise<void> {
  const place = await openPlace(options)
  try {
    const client = await bareConnection(place.url)
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('customer') is not null as there`,
    )
    const found = rows[0]?.there
      ? await client.query<{ count: number }>('select count(*)::integer as count from customer')
      : null
    await client.end()
    if ((found?.rows[0]?.count ?? 0) < options.customers) await makeData(place.url, options)
  } finally {
    await place.stop()
  }
}

async function measure(server: Server, url: string, options: Options): Promise<void> {
  const database = openDatabase(url, 2)
  const bare = await bareConnection(url)
  // What an earlier run entered and removed would stand in the way, as it never does for long in a working database.
  await bare.query('vacuum analyze')
  const people = await signInAll(database)
  const { rows } = await bare.query<{ id: number }>('select max(id) as id from customer')
  try {
    const [seller] = people
    if (!seller) throw new Error('nobody to ask as')
    const sample = await sampleFor(bare, seller.viewer.userId)
    printHead(options.customers)
    for (const person of people)
      await measureReads({ server, url, bare, sample, person, plans: options.plans })
    for (const { label, session } of people)
      printPlain(
        `list pages/s, 16 at once, ${label}`,
        (await pagesPerSecond(server.origin, session)).toFixed(0),
        '≥ 1500',
      )
    await measureWrites({ server, bare, sample, person: seller })
    for (const [title, p95] of await timeChecks(clientOf(server.origin, seller.session), bare))
      printPlain(`duplicates while typing ${title}, p95`, `${p95.toFixed(1)} ms`, '≤ 30 ms')
    printPlain(
      'scan of all customers for pairs',
      `${(await timeScan(database)).toFixed(1)} s`,
      '≤ 60 s at 1,000,000',
    )
    printPlain('restart → first page', `${(server.startedIn / 1000).toFixed(2)} s`, '≤ 2 s')
    const script = firstPageScript()
    printPlain(
      'JavaScript of the first page',
      script === null ? 'pages aren’t built' : `${script.toFixed(0)} kB brotli`,
      '≤ 350 kB',
    )
    await measureImport(server, seller)
    const checked = await timeCheckUp(clientOf(server.origin, seller.session))
    printPlain('check-up of all customers', `${checked.toFixed(1)} s`, '')
  } finally {
    await removeSince(bare, rows[0]?.id ?? 0)
    await signOutAll(database)
    await bare.end()
    await database.close()
  }
}

type Part = {
  server: Server
  bare: Awaited<ReturnType<typeof bareConnection>>
  sample: Sample
  person: BenchPerson
}

async function measureReads({
  server,
  url,
  bare,
  sample,
  person,
  plans,
}: Part & { url: string; plans: boolean }) {
  const client = clientOf(server.origin, person.session)
  for (const { title, path, ask, target } of readsOf(sample)) {
    const http = await timed(() => client.call('GET', path))
    const statements = await statementsOf(url, (database) => ask(database, person.viewer))
    const sql = await timed(() => runBare(bare, statements))
    printLine({ who: person.label, title, http, bare: sql, target })
    if (plans) for (const statement of statements) console.log(`\n${await planOf(bare, statement)}\n`)
  }
}

async function measureWrites({ server, bare, sample, person }: Part): Promise<void> {
  const client = clientOf(server.origin, person.session)
  const ids = { userId: person.viewer.userId, customerId: sample.id }
  for (const write of await timeWrites(client, bare, ids)) printLine({ who: person.label, ...write })
}

async function measureImport(server: Server, person: BenchPerson): Promise<void> {
  try {
    const client = clientOf(server.origin, person.session)
    // Twice, for the first after a start also warms the connection, and plans kept from it must not slow the next.
    const first = await timeImport(client)
    const { rows, reading, checking, running, undoing } = await timeImport(client)
    printPlain(
      'import after a start, rows/s from Run to done',
      (first.rows / first.running).toFixed(0),
      '≥ 5000',
    )
    printPlain('the next import', (rows / running).toFixed(0), '≥ 5000')
    printPlain(
      '  reading, checking, running, taking back',
      [reading, checking, running, undoing].map((seconds) => `${seconds.toFixed(2)} s`).join(', '),
      '',
    )
  } catch (error) {
    printPlain('import', error instanceof Error ? error.message : String(error), '≥ 5000')
  }
}

await bench(readOptions())
