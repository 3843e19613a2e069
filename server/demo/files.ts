import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoFiles } from '../../database/demo/files.ts'
import { type Db, sql } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'

/** The files of the demo company, put away like uploaded ones. */
export async function writeFiles(trx: Db, store: FileStore): Promise<void> {
  for (const { customer, name, mediaType, content, since } of demoFiles) {
    const key = randomUUID()
    const sha256 = createHash('sha256').update(content).digest()
    const path = join(await store.incoming(), key)
    await writeFile(path, content)
    await store.put({ key, size: content.length, sha256, mediaType }, path)
    await sql`insert into stored_content (key) values (${key}::uuid)`.execute(trx)
    await sql`
      with made as (
        insert into file (customer_id, name, media_type, size, sha256, content_key, created_by, created_at)
        select id, ${name}, ${mediaType}, ${content.length}, ${sha256}, ${key}::uuid, owner_id,
          greatest(created_at + interval '1 minute', now() - make_interval(days => ${since}))
        from customer where name = ${customer} returning *)
      insert into event (kind, actor_id, customer_id, subject_id, at)
      select 'file.created', created_by, customer_id, id, created_at from made`.execute(trx)
  }
}
