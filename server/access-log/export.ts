import type { AccessLogEntry, exportAccessLog as endpoint } from '../../contract/access-log.ts'
import type { QueryOf } from '../../contract/endpoint.ts'
import type { Language } from '../../contract/session.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Table } from '../platform/send-table.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { WriteCell } from '../platform/workbook/column.ts'
import { listAccessLog } from './list.ts'
import type { Period } from './period.ts'

const heads = [
  ['number', 10],
  ['at', 20],
  ['actor', 12],
  ['action', 20],
  ['code', 24],
  ['object', 20],
  ['customer', 24],
  ['source', 10],
  ['address', 16],
  ['reason', 24],
  ['data', 40],
  ['seal', 10],
  ['entryHash', 66],
  ['sealHash', 66],
] as const

const batch = 500

type Asked = QueryOf<typeof endpoint> & Period

/**
 * The log as the page shows it, as a file: whoever keeps it can tell later, by the hashes, whether the log still says the same.
 * The newest seal is that of the moment before; in a csv it stands in a last line.
 */
export async function accessLogTable(db: Db, viewer: Viewer, { format, ...filters }: Asked): Promise<Table> {
  const { name, language } = viewer
  const say = (key: string, data?: Record<string, string | number>) =>
    sentence(language, `accessLog.file.${key}`, data)
  const { at, zone, seal } = await readMoment(db)
  const newest = seal === null ? say('noSeal') : `${seal.id} ${seal.hash}`
  return {
    format,
    name: `${say('name')} ${filters.from}–${filters.to} ${name} ${at}`.replace(/[\\/:*?"<>|]/g, ''),
    columns: heads.map(([head, width]) => ({ head: say(`heads.${head}`), width, kind: 'text' })),
    rows: rowsOf(db, viewer, { filters, zone, ending: format === 'csv' ? [say('lastSeal'), newest] : null }),
    origin: {
      title: say('origin'),
      footer: say('footer', { name, at }),
      heads: [say('fact'), say('content')],
      facts: (count) => [
        [say('by'), name],
        [say('at'), at],
        [say('period'), `${filters.from} – ${filters.to}`],
        [say('count'), String(count)],
        [say('lastSeal'), newest],
        [say('check'), say('checkText')],
      ],
    },
  }
}

async function readMoment(db: Db) {
  const { rows } = await sql<{ at: string; zone: string; seal: { id: number; hash: string } | null }>`
    select to_char(now() at time zone time_zone, 'YYYY-MM-DD HH24:MI') as at, time_zone as zone,
      (select jsonb_build_object('id', id, 'hash', encode(hash, 'hex')) from access_log_seal order by id desc limit 1) as seal
    from organisation`.execute(db)
  if (!rows[0]) throw new Error('no organisation')
  return rows[0]
}

type Given = { filters: Omit<Asked, 'format'>; zone: string; ending: string[] | null }

async function* rowsOf(
  db: Db,
  viewer: Viewer,
  { filters, zone, ending }: Given,
): AsyncGenerator<WriteCell[]> {
  let after: string | undefined
  do {
    const page = await listAccessLog(db, viewer, { ...filters, after, limit: batch })
    const seals = await sealsOf(db, page.rows, zone)
    for (const entry of page.rows) yield cellsOf(viewer.language, entry, seals.get(entry.id))
    after = page.next ?? undefined
  } while (after !== undefined)
  if (ending) yield ending
}

type Sealed = {
  id: number
  at: string
  seal: number | null
  entryHash: string | null
  sealHash: string | null
}

async function sealsOf(db: Db, entries: readonly AccessLogEntry[], zone: string) {
  const { rows } = await sql<Sealed>`
    select l.id, to_char(l.at at time zone ${zone}, 'YYYY-MM-DD HH24:MI:SS') as at, s.seal_id as seal,
      encode(s.hash, 'hex') as "entryHash", encode(g.hash, 'hex') as "sealHash"
    from access_log l left join access_log_sealed s on s.entry_id = l.id left join access_log_seal g on g.id = s.seal_id
    where l.id = any(${entries.map(({ id }) => id)}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

function cellsOf(language: Language, entry: AccessLogEntry, sealed: Sealed | undefined): WriteCell[] {
  const word = (group: string, code: string) => {
    const key = `accessLog.${group}.${code}`
    const found = sentence(language, key)
    return found === key ? code : found
  }
  const kind = entry.objectKind && word('objects', entry.objectKind)
  return [
    String(entry.id),
    sealed?.at ?? entry.at,
    entry.actor?.name ?? null,
    word('actions', entry.action),
    entry.action,
    entry.object && [kind, entry.object.name ?? `#${entry.object.id}`].filter(Boolean).join(' '),
    entry.customer && (entry.customer.name ?? `#${entry.customer.id}`),
    word('sources', entry.source),
    entry.address,
    entry.reason,
    Object.keys(entry.data).length > 0 ? JSON.stringify(entry.data) : null,
    sealed?.seal == null ? sentence(language, 'accessLog.file.waiting') : String(sealed.seal),
    sealed?.entryHash ?? null,
    sealed?.sealHash ?? null,
  ]
}
