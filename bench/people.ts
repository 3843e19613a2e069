import type { Database } from '../server/platform/database.ts'
import type { Viewer } from '../server/platform/visibility.ts'
import { viewerOf } from '../server/session/queries.ts'
import { newToken, tokenHash } from '../server/session/tokens.ts'

export type BenchPerson = { label: string; viewer: Viewer; session: string }

/** People of the demo company, one for each width of scope. */
const chosen = [
  { userName: 'zhangwei', label: 'sales (own)' },
  { userName: 'lina', label: 'supervisor (department)' },
  { userName: 'zhoumingyuan', label: 'management (all)' },
]

/** Opens a session for each; `endSessions` closes them. */
export async function signInAll(database: Database): Promise<BenchPerson[]> {
  const people: BenchPerson[] = []
  for (const { userName, label } of chosen) {
    const user = await database.db
      .selectFrom('user_account')
      .select('id')
      .where('user_name', '=', userName)
      .executeTakeFirstOrThrow()
    const viewer = await viewerOf(database, user.id)
    if (!viewer) throw new Error(`${userName} isn’t active`)
    const session = newToken()
    await database.db
      .insertInto('session')
      .values({ token_hash: tokenHash(session), user_id: user.id, address: '127.0.0.1', user_agent: 'bench' })
      .execute()
    people.push({ label, viewer, session })
  }
  return people
}

export async function signOutAll({ db }: Database): Promise<void> {
  await db.deleteFrom('session').where('user_agent', '=', 'bench').execute()
}
