import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accountFor, identity } from './account.ts'
import { isRunning, processesIn, servesCluster, waitUntilGone } from './processes.ts'
import { programsFor } from './programs.ts'
import {
  ask,
  cluster,
  newFolder,
  node,
  owner,
  postmasterPid,
  start,
  until,
  unusedPort,
  usedFolder,
} from './testbed.ts'

test('killed PostgreSQL comes back on the same address with what was committed, and tells', async () => {
  const dataFolder = usedFolder()
  const embedded = await start({ dataFolder })
  const news: string[] = []
  embedded.onDown(({ reason, refusal }) => news.push(refusal ? 'given up' : reason))
  const up = new Promise<void>((done) => embedded.onUp(done))
  await ask(embedded.url, 'create table kept as select generate_series(1, 1000) as n')
  process.kill(postmasterPid(dataFolder), 'SIGKILL')
  await up
  expect(await ask(embedded.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  expect(news).toEqual(['ended by SIGKILL'])
})

test('a backend busy with a long query does not hold up the restart', async () => {
  const dataFolder = usedFolder()
  const embedded = await start({ dataFolder })
  const up = new Promise<void>((done) => embedded.onUp(done))
  const busy = ask(embedded.url, 'select count(*) from generate_series(1, 100000000000)').catch(
    () => 'cut off',
  )
  const active = `select count(*)::int as n from pg_stat_activity where query like 'select count(*) from gen%'`
  while ((await ask(embedded.url, active))[0]?.n !== 1);
  process.kill(postmasterPid(dataFolder), 'SIGKILL')
  await up
  expect(await busy).toBe('cut off')
  expect(await ask(embedded.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('three deaths within a minute are the end, with a reason', async () => {
  const dataFolder = usedFolder()
  const embedded = await start({ dataFolder, throwAway: true })
  const refusals: (string | undefined)[] = []
  const given = new Promise<void>((done) => {
    embedded.onDown(({ refusal }) => {
      refusals.push(refusal?.code)
      if (refusal) done()
    })
  })
  embedded.onUp(() => process.kill(postmasterPid(dataFolder), 'SIGKILL'))
  process.kill(postmasterPid(dataFolder), 'SIGKILL')
  await given
  expect(refusals).toEqual([undefined, undefined, 'embedded.gaveUp'])
})

test('PostgreSQL ends with its owner, even when that one is killed, and the next start has all that was committed', async () => {
  const dataFolder = usedFolder()
  const child = await owner(dataFolder)
  const pid = postmasterPid(dataFolder)
  child.kill('SIGKILL')
  expect(await waitUntilGone([pid], 10_000)).toBe(true)
  const next = await start({ dataFolder })
  expect(await ask(next.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a PostgreSQL left running without an owner is ended and started anew', async () => {
  const dataFolder = usedFolder()
  const first = await start({ dataFolder })
  await ask(first.url, 'create table kept as select 7 as n')
  await first.stop()
  const account = accountFor(cluster(dataFolder))
  const port = await unusedPort()
  const flags = ['-D', cluster(dataFolder), '-c', `port=${port}`, '-c', 'unix_socket_directories=']
  const orphan = spawn(programsFor(account).postgres, flags, {
    ...identity(account),
    cwd: '/',
    stdio: 'ignore',
  })
  await until(() => existsSync(join(cluster(dataFolder), 'postmaster.pid')))
  const next = await start({ dataFolder })
  expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect([isRunning(orphan.pid ?? 0), new URL(next.url).port === String(port)]).toEqual([false, false])
})

test('a postmaster.pid whose number now belongs to a stranger is no obstacle, and the stranger lives', async () => {
  const dataFolder = usedFolder()
  const stranger = spawn('sleep', ['60'], identity(accountFor(cluster(dataFolder))))
  writeFileSync(join(cluster(dataFolder), 'postmaster.pid'), `${stranger.pid}\n${cluster(dataFolder)}\n`)
  await start({ dataFolder })
  expect(isRunning(stranger.pid ?? 0)).toBe(true)
  stranger.kill()
})

test('a first start that was killed leaves nothing half made', async () => {
  const dataFolder = newFolder()
  const child = spawn(
    node,
    [
      '--input-type=module',
      '--eval',
      `const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
      await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)} })`,
    ],
    { stdio: 'ignore' },
  )
  const draft = join(dataFolder, `postgresql.new-${child.pid}`)
  await until(() => existsSync(join(draft, 'cluster', 'PG_VERSION')))
  child.kill('SIGKILL')
  await new Promise((done) => child.once('exit', done))
  expect(existsSync(cluster(dataFolder))).toBe(false)
  const next = await start({ dataFolder })
  expect(await ask(next.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('stopping in the middle of a restart ends everything', async () => {
  const dataFolder = usedFolder()
  const embedded = await start({ dataFolder })
  const down = new Promise<void>((done) => embedded.onDown(() => done()))
  const pid = postmasterPid(dataFolder)
  process.kill(pid, 'SIGKILL')
  await down
  await embedded.stop()
  expect(processesIn(cluster(dataFolder))).toEqual([])
  expect([servesCluster(pid, cluster(dataFolder)), existsSync(join(dataFolder, 'lock.json'))]).toEqual([
    false,
    false,
  ])
})
