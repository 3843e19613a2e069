import type { CustomerExportQuery } from '../../contract/customers.ts'
import type { ErrorData } from '../../contract/errors.ts'
import { type ExportState, exportDays } from '../../contract/exports.ts'
import type { Language } from '../../contract/session.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { hasLess, type Rights, rightsOf } from './rights.ts'

/** Why an export came to nothing: a code of the errors, or `interrupted`. */
export type ExportProblem = { code: string; data?: ErrorData }

/** Those that have ended are gone for everybody, though the daily clear-out takes them away. */
export const isKept = sql`coalesce(finished_at, created_at) > now() - make_interval(days => ${sql.lit(exportDays)})`

const mostListed = 50

export async function ownExports(database: Database, viewer: Viewer): Promise<ExportState[]> {
  const rows = await selectRows<Omit<ExportState, 'problem'> & { problem: ExportProblem | null }>(
    database,
    sql`
      select id, status, asked->>'format' as format, rows_total as "rowsTotal", rows_done as "rowsDone",
        file_name as "fileName", size, problem, created_at as "createdAt",
        case status when 'done' then finished_at + make_interval(days => ${sql.lit(exportDays)}) end as "endsAt"
      from export where created_by = ${viewer.userId}::bigint and ${isKept}
      order by id desc limit ${mostListed}`,
  )
  return rows.map((row) => ({ ...row, problem: row.problem && told(viewer.language, row.problem) }))
}

function told(language: Language, { code, data = {} }: ExportProblem) {
  const own = sentence(language, `exports.server.failure.${code}`, data)
  const isOwn = own !== `exports.server.failure.${code}`
  return { code, message: isOwn ? own : sentence(language, `errors.${code}`, data) }
}

export type FinishedFile = {
  key: string
  fileName: string
  size: number
  format: 'xlsx' | 'csv'
  rights: Rights
}

/** @throws record.not_found also for exports of others and those that have ended, export.not_ready, export.less_now */
export async function finishedFile(database: Database, viewer: Viewer, id: number): Promise<FinishedFile> {
  const [found] = await selectRows<{ [Part in keyof FinishedFile]: FinishedFile[Part] | null }>(
    database,
    sql`
      select content_key as key, file_name as "fileName", size, asked->>'format' as format, rights
      from export where id = ${id}::bigint and created_by = ${viewer.userId}::bigint and ${isKept}`,
  )
  if (!found) throw failure('record.not_found')
  const { key, fileName, size, format, rights } = found
  if (key === null || fileName === null || size === null || format === null || rights === null)
    throw failure('export.not_ready')
  if (hasLess(rightsOf(viewer), rights)) throw failure('export.less_now')
  return { key, fileName, size, format, rights }
}

export type Task = { id: number; asked: CustomerExportQuery; userId: number }

/** Takes an export that waits; null where it was stopped meanwhile, or taken before. */
export async function takeUp(db: Db, id: number): Promise<Task | null> {
  const { rows } = await sql<Task>`
    update export set status = 'making' where id = ${id}::bigint and status = 'waiting'
    returning id, asked, created_by as "userId"`.execute(db)
  return rows[0] ?? null
}
