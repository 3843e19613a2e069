import type { ErrorData } from '../../contract/errors.ts'
import type { Language } from '../../contract/session.ts'
import { type Db, sql } from '../platform/database.ts'
import { asFailure } from '../platform/errors.ts'
import { sentence } from '../platform/sentences.ts'
import { whenBack } from '../platform/when-back.ts'
import { isWorkbookFailure } from '../platform/workbook/failure.ts'

/** Why a step of an import came to nothing: a code of the workbook reader, of the errors, or one of our own. */
export type StepProblem = { code: string; data?: ErrorData }

export function stepProblem(error: unknown): StepProblem {
  if (isWorkbookFailure(error)) {
    const { limit, max, sheet, row, fault } = error.data
    const given = Object.entries({ limit, max, sheet, row, fault }).filter(([, value]) => value !== undefined)
    return { code: error.code, data: Object.fromEntries(given) as ErrorData }
  }
  const failed = asFailure(error)
  return failed ? { code: failed.code, data: failed.data } : { code: 'internal' }
}

/** With the sheet and the row, where they are known. */
export function stepProblemText(language: Language, problem: StepProblem): string {
  const message = reasonText(language, problem)
  const { sheet = '', row } = problem.data ?? {}
  const place = [sheet !== '' && 'sheet', row !== undefined && 'row'].filter(Boolean).join('_')
  return place === ''
    ? message
    : sentence(language, `imports.server.at.${place}`, { sheet, row: row ?? '', message })
}

function reasonText(language: Language, { code, data = {} }: StepProblem): string {
  const shown = data.limit === 'bytes' ? { ...data, max: `${Number(data.max) / 1024 ** 2} MB` } : data
  for (const key of [`${code}.${String(data.limit ?? data.fault)}`, code]) {
    const said = sentence(language, `imports.server.failure.${key}`, shown)
    if (said !== `imports.server.failure.${key}`) return said
  }
  return sentence(language, `errors.${code}`, shown)
}

/** Where an import rests when a step of it came to nothing. */
export type Resting = 'failed' | 'mapping' | 'ready' | 'done'

/** Ends a step that came to nothing, and leaves the import where it can be taken up again. */
export const endStep = (
  db: Db,
  importId: number,
  { from, to, problem }: { from: string; to: Resting; problem: StepProblem },
): Promise<void> =>
  whenBack(() =>
    sql`
      update import set status = ${to}, stop_asked = false, problem = ${JSON.stringify(problem)}::jsonb,
        rows_done = case ${to} when 'done' then rows_done else 0 end,
        finished_at = case ${to} when 'failed' then now() when 'done' then finished_at end
      where id = ${importId} and status = ${from}`.execute(db),
  )
