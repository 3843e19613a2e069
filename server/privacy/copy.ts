import { PassThrough, type Readable } from 'node:stream'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, transaction } from '../platform/database.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { type WriteSheet, writeWorkbook } from '../platform/workbook/write.ts'
import { actorOf } from '../session/actions.ts'
import { type Sheet, sheetsOf } from './copy-sheets.ts'
import { readWords, type Words } from './copy-words.ts'
import { requirePerson } from './person.ts'
import { openRequest } from './requests.ts'

/**
 * 查阅、复制 (PIPL article 45): everything that is held of the person, as a workbook. It shows what is masked elsewhere, so it is
 * recorded before it is made.
 */
export async function copyOfPerson(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<{ name: string; content: Readable }> {
  const { db } = database
  const { subject } = await openRequest(db, id, 'copy')
  const person = await requirePerson(db, viewer, subject)
  await transaction(db, actorOf(viewer), (trx) =>
    recordAccess(trx, {
      actorId: viewer.userId,
      action: 'person.copied',
      objectKind: 'privacy_request',
      objectId: id,
      customerId: person.customerId,
      data: { contactIds: person.contactIds },
    }),
  )
  const content = new PassThrough()
  const words = await readWords(db, viewer.language, person)
  const sheets = (await sheetsOf(db, words, person)).map((sheet) => written(words, sheet))
  writeWorkbook(content, { sheets }).catch((error: unknown) =>
    content.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return { name: sentence(viewer.language, 'privacy.copy.file', { id }), content }
}

function written(words: Words, { name, heads, rows }: Sheet): WriteSheet {
  return {
    name: words.say(`privacy.copy.sheets.${name}`),
    columns: heads.map((head) => ({
      head: words.say(`privacy.copy.heads.${head}`),
      width: head === 'content' || head === 'value' ? 60 : 20,
      kind: 'text',
    })),
    rows,
  }
}
