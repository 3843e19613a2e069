import { previewedTypes } from '../../contract/file-types.ts'
import type { File } from '../../contract/files.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { type CustomerKey, mayAtAll, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'

type Row = Omit<File, 'createdBy' | 'can'> & { createdById: number | null; createdByName: string | null }

export async function listFiles(database: Database, viewer: Viewer, customer: CustomerKey): Promise<File[]> {
  const rows = await selectRows<Row>(
    database,
    sql`
      select f.id, f.name, f.media_type as "mediaType", f.size, f.created_at as "createdAt",
        f.created_by as "createdById", u.name as "createdByName"
      from ${seenBy(viewer, 'file')} f left join user_account u on u.id = f.created_by
      where f.customer_id = ${customer.id}::bigint order by f.id desc`,
  )
  const mayDelete = mayTo(viewer, 'contribute', customer) && mayAtAll(viewer, 'file.delete')
  return rows.map(({ createdById, createdByName, ...row }) => ({
    ...row,
    createdBy: named(createdById, createdByName),
    can: { delete: mayDelete, preview: isPreviewed(row.mediaType) },
  }))
}

export const isPreviewed = (mediaType: string) => (previewedTypes as readonly string[]).includes(mediaType)

export type StoredFile = {
  id: number
  customerId: number
  name: string
  mediaType: string
  size: number
  key: string
}

export async function findFile(database: Database, viewer: Viewer, id: number): Promise<StoredFile | null> {
  const [row] = await selectRows<StoredFile>(
    database,
    sql`
      select f.id, f.customer_id as "customerId", f.name, f.media_type as "mediaType", f.size, f.content_key as key
      from ${seenBy(viewer, 'file')} f where f.id = ${id}::bigint`,
  )
  return row ?? null
}
