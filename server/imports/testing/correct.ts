import type { BodyOf } from '../../../contract/endpoint.ts'
import { correctImport, listRefused } from '../../../contract/import-corrections.ts'
import { undoImport } from '../../../contract/imports.ts'
import type { Caller } from '../../platform/testing/app.ts'
import { type Bed, customersOf } from './bed.ts'
import { rowsOf, run, work } from './steps.ts'

export type Given = Partial<BodyOf<typeof correctImport>>

export const correct = (caller: Caller, id: number, body: Given) =>
  caller.call(correctImport, { params: { id }, body })

export const listed = async (caller: Caller, id: number) =>
  (await caller.call(listRefused, { params: { id } })).result.columns

/** What is wrong, by row. */
export const problemsOf = async (caller: Caller, id: number) =>
  Object.fromEntries(
    (await rowsOf(caller, id, 'bad')).map(({ row, problems }) => [row, problems.map(({ code }) => code)]),
  )

/** Takes the rows in. @returns the customers that were made */
export async function done(bed: Bed, caller: Caller, id: number) {
  await run(caller, id)
  await work(bed)
  return customersOf(bed, id)
}

export async function undone(bed: Bed, caller: Caller, id: number) {
  await caller.call(undoImport, { params: { id } })
  await work(bed)
}
