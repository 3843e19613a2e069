import type { BodyOf } from '../../contract/endpoint.ts'
import type { answerTip as endpoint } from '../../contract/tips.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'
import { receivedTip } from './queries.ts'

/** By whom the tip is for. @throws record.not_found for everybody else, tip.answered */
export async function answerTip(
  trx: Db,
  viewer: Viewer,
  id: number,
  { answer, words }: BodyOf<typeof endpoint>,
): Promise<void> {
  const { rows } = await receivedTip(viewer, id).execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  if (rows[0].answer !== null) throw failure('tip.answered')
  await sql`
    update tip set answer = ${answer}, answer_words = ${words}, answered_at = now(), answered_by = ${viewer.userId}
    where id = ${id}::bigint`.execute(trx)
  await recordEvent(trx, {
    kind: 'customer.tip_answered',
    actorId: viewer.userId,
    customerId: rows[0].customerId,
    subjectId: id,
  })
}
