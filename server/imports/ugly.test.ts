import { beforeAll, describe, expect, test } from 'vitest'
import type * as contract from '../../contract/imports.ts'
import { columnLetters } from '../platform/workbook/sheet-xml.ts'
import { type Bed, importBed } from './testing/bed.ts'
import { map, rowsOf, stateOf, upload, work } from './testing/steps.ts'
import type { Outcome } from './testing/ugly/case.ts'
import { cells } from './testing/ugly/cells.ts'
import { crmsChina } from './testing/ugly/crms-china.ts'
import { crmsHubspot } from './testing/ugly/crms-hubspot.ts'
import { crmsOpen } from './testing/ugly/crms-open.ts'
import { crmsSalesforce } from './testing/ugly/crms-salesforce.ts'
import { layouts } from './testing/ugly/layout.ts'
import { packages } from './testing/ugly/packages.ts'
import { several } from './testing/ugly/several.ts'
import { tables } from './testing/ugly/tables.ts'
import { textFiles } from './testing/ugly/text-files.ts'
import { unreadable } from './testing/ugly/unreadable.ts'
import { values } from './testing/ugly/values.ts'

let bed: Bed

beforeAll(async () => {
  bed = await importBed()
})

type PreviewRow = Awaited<ReturnType<typeof rowsOf>>[number]

/** A row of the preview as a file describes it: what is taken by field, what is wrong by column. */
function outcomeOf(
  { taken, problems, joins }: PreviewRow,
  mapping: contract.ImportState['mapping'],
): Outcome {
  const kept = mapping.flatMap((target, column) => {
    const words = taken[column] ?? null
    return target === null || words === null ? [] : [[target, words] as const]
  })
  return {
    taken: Object.fromEntries(kept),
    problems: problems.map(({ column, code }) => [column === null ? 'row' : columnLetters(column), code]),
    ...(joins !== null && { joins }),
  }
}

const whole = ({ taken = {}, problems = [], ...joins }: Outcome): Outcome => ({ taken, problems, ...joins })

describe.each([
  ['where rows stand', layouts],
  ['rows that hold no customer', tables],
  ['what stands in cells', cells],
  ['several in one', several],
  ['days and amounts', values],
  ['text files', textFiles],
  ['workbooks of other programs', packages],
  ['exports of open CRMs', crmsOpen],
  ['exports of HubSpot', crmsHubspot],
  ['exports of Salesforce', crmsSalesforce],
  ['exports of Chinese CRMs', crmsChina],
])('%s', (_, files) => {
  test.each(files)('$title', async ({ file, sheet, notes = [], targets, only, rows }) => {
    const caller = bed.callers.王磊
    const { id } = await upload(caller, await file(), 'ugly.xlsx')
    const state = await stateOf(caller, id)
    expect([state.status, state.problem]).toEqual(['mapping', null])
    const proposed = state.sheets[state.sheet]
    if (sheet !== undefined) expect(proposed?.name).toBe(sheet)
    expect(proposed?.notes.map(({ code }) => code)).toEqual(notes.map(([code]) => code))
    if (targets) expect(proposed?.guess).toEqual(targets)
    for (const [at, [, words]] of notes.entries()) expect(proposed?.notes[at]?.message).toMatch(words)

    await map(caller, id)
    await work(bed)
    const found = await rowsOf(caller, id, only)
    const { mapping } = await stateOf(caller, id)
    expect(Object.fromEntries(found.map((row) => [row.row, outcomeOf(row, mapping)]))).toEqual(
      Object.fromEntries(Object.entries(rows).map(([row, outcome]) => [row, whole(outcome)])),
    )
    for (const { code, message } of found.flatMap(({ problems }) => problems)) {
      expect(message, code).toMatch(/^[^{]*\p{Script=Han}[^{]*。$/u)
    }
  })
})

describe('files that nothing is taken of', () => {
  test.each(unreadable)('$title', async ({ file, code, words }) => {
    const caller = bed.callers.王磊
    const { id } = await upload(caller, await file(), 'ugly.xlsx')
    const { status, problem } = await stateOf(caller, id)
    expect([status, problem?.code]).toEqual(['failed', code])
    expect(problem?.message).toMatch(words)
    expect(problem?.message).toMatch(/。$/)
  })
})
