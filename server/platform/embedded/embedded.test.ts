import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from './embedded.ts'
import { processesIn } from './processes.ts'
import { ask, cluster, newFolder, start, usedFolder } from './testbed.ts'

test('a fresh start gives a UTF-8 database that knows Chinese letters', async () => {
  const { url } = await start({ dataFolder: newFolder(), throwAway: true })
  await ask(url, 'create extension pg_trgm')
  const [answer] = await ask(url, `select show_trgm('电子') as trigrams, lower('ÄÉ') as lower`)
  expect(answer?.trigrams).toHaveLength(3)
  expect(answer?.lower).toBe('äé')
  const [settings] = await ask(
    url,
    `select current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets,
      current_setting('server_encoding') as encoding, datlocprovider, datlocale from pg_database where datname = 'kemai'`,
  )
  expect(settings).toEqual({
    address: '127.0.0.1',
    sockets: '',
    encoding: 'UTF8',
    datlocprovider: 'b',
    datlocale: 'C.UTF-8',
  })
})

test('only who knows the password gets in', async () => {
  const { url } = await start({ dataFolder: usedFolder(), throwAway: true })
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('the data of a throw-away database goes with it, other data stays, safe on disk and private', async () => {
  const [kept, thrown] = [newFolder(), newFolder()]
  const one = await start({ dataFolder: kept })
  const other = await start({ dataFolder: thrown, throwAway: true })
  const durable = `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`
  expect(await ask(one.url, durable)).toEqual([{ fsync: 'on', pages: 'on' }])
  expect(statSync(join(kept, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(statSync(cluster(kept)).mode & 0o777).toBe(0o700)
  await ask(one.url, 'create table kept as select 7 as n')
  await Promise.all([one.stop(), other.stop()])
  expect([existsSync(thrown), existsSync(join(kept, 'lock.json'))]).toEqual([false, false])
  const again = await start({ dataFolder: kept })
  expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('a second start on the same data folder is refused and leaves the first alone', async () => {
  const dataFolder = usedFolder()
  const first = await start({ dataFolder, throwAway: true })
  await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
    code: 'embedded.running',
    zh: expect.stringContaining(String(process.pid)),
    en: expect.stringContaining(dataFolder),
  })
  expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('data of another PostgreSQL version is refused and left untouched', async () => {
  const dataFolder = newFolder()
  mkdirSync(cluster(dataFolder), { recursive: true })
  writeFileSync(join(cluster(dataFolder), 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
    code: 'embedded.version',
    en: expect.stringMatching(/17.*18/s),
  })
  expect(readFileSync(join(cluster(dataFolder), 'PG_VERSION'), 'utf8')).toBe('17\n')
  expect(existsSync(join(dataFolder, 'lock.json'))).toBe(false)
})

test('a folder with something else in place of the cluster is refused', async () => {
  const dataFolder = newFolder()
  mkdirSync(cluster(dataFolder), { recursive: true })
  writeFileSync(join(cluster(dataFolder), 'letter.txt'), 'dear')
  await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({ code: 'embedded.notCluster' })
})

test('a wrong password file is said, and no PostgreSQL stays behind', async () => {
  const dataFolder = usedFolder()
  writeFileSync(join(dataFolder, 'secrets.json'), '{"databasePassword":"lost"}')
  await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({ code: 'embedded.password' })
  expect(processesIn(cluster(dataFolder))).toEqual([])
})
