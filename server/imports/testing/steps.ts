import { vi } from 'vitest'
import * as contract from '../../../contract/imports.ts'
import type { Caller, TestApp } from '../../platform/testing/app.ts'
import { importTasks } from '../tasks.ts'

/** Uploads a file and waits until it is read. */
export async function upload(caller: Caller, file: string | Buffer, fileName = '客户.csv') {
  const boundary = 'kemai-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const answer = await caller.send({
    method: 'POST',
    url: '/api/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  if (answer.status !== 200) return { id: 0, answer }
  const { id } = answer.result as { id: number }
  await vi.waitUntil(async () => (await stateOf(caller, id)).status !== 'reading', {
    timeout: 20_000,
    interval: 10,
  })
  return { id, answer }
}

export const stateOf = async (caller: Caller, id: number) =>
  (await caller.call(contract.readImport, { params: { id } })).result

/** Takes the guessed mapping, changed where a test says so. */
export async function map(caller: Caller, id: number, changes: Partial<contract.ImportState> = {}) {
  const state = { ...(await stateOf(caller, id)), ...changes }
  const { headRow = 1 } = state.sheets[state.sheet] ?? {}
  return caller.call(contract.mapImport, {
    params: { id },
    body: { sheet: state.sheet, headRow, mapping: state.mapping },
  })
}

/** Does the background work that was asked for. */
export async function work({ jobs, database }: TestApp): Promise<void> {
  const tasks = importTasks(database)
  for (const { task, payload } of jobs.splice(0)) await tasks[task]?.(payload)
}

/** Uploads, maps and checks. @returns the import's id */
export async function prepared(bed: TestApp, caller: Caller, file: string | Buffer): Promise<number> {
  const { id } = await upload(caller, file)
  await map(caller, id)
  await work(bed)
  return id
}

export const rowsOf = async (caller: Caller, id: number, only: 'all' | 'bad' = 'all') =>
  (await caller.call(contract.previewImport, { params: { id }, query: { only } })).result.rows

export const run = (caller: Caller, id: number, everyRow = false) =>
  caller.call(contract.runImport, { params: { id }, body: { everyRow } })
