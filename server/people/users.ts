import type { BodyOf } from '../../contract/endpoint.ts'
import type { ErrorData } from '../../contract/errors.ts'
import type { inviteUser, User, updateUser as updateUserEndpoint } from '../../contract/people.ts'
import { ownedBy } from '../customers/counts.ts'
import { moveCustomersOf } from '../customers/owner.ts'
import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure, failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { endSessions } from '../session/actions.ts'
import { parsePhone } from '../values/phone.ts'
import { requireAdministratorLeft } from './administrators.ts'
import { createInvitation, endInvitations } from './invitations.ts'

export async function listUsers(db: Db): Promise<User[]> {
  const { rows } = await sql<User>`
    select u.id, u.name, u.user_name as "userName", u.phone, u.email, u.job_title as "jobTitle", u.status, u.version,
      u.last_seen_at as "lastSeenAt",
      (select f.locked_until from sign_in_failure f where f.subject = 'account:' || u.id and f.locked_until > now()) as "lockedUntil",
      exists (select from two_factor t where t.user_id = u.id and t.confirmed_at is not null) as "hasTwoFactor",
      jsonb_build_object('id', d.id, 'name', d.name) as department,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.position)
                from user_role ur join role r on r.id = ur.role_id where ur.user_id = u.id), '[]') as roles,
      ${ownedBy(sql`u.id`)} as "ownedCustomers"
    from user_account u join department d on d.id = u.department_id
    order by u.status = 'deactivated', d.position, u.id`.execute(db)
  return rows
}

type UserFields = BodyOf<typeof updateUserEndpoint>['changes']

/** An invited person: the account stands, the password is set by whoever opens the link. */
export async function invite(trx: Db, by: number, fields: BodyOf<typeof inviteUser>) {
  const columns = columnsOf(fields)
  const { id } = await trx
    .insertInto('user_account')
    .values({ ...columns, name: fields.name, user_name: fields.userName, department_id: fields.departmentId })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(refuseTaken(fields))
  await setRoles(trx, id, fields.roleIds)
  await recordAbout(trx, 'user.invited', id, { roleIds: fields.roleIds })
  return { id, ...(await createInvitation(trx, id, by)) }
}

export async function updateUser(
  trx: Db,
  id: number,
  { version, changes }: BodyOf<typeof updateUserEndpoint>,
) {
  const user = await lockUser(trx, id)
  if (user.version !== version) throw failure('record.changed')
  const columns = columnsOf(changes, 'changes.')
  await trx
    .updateTable('user_account')
    .set({ ...columns, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
    .catch(refuseTaken(changes, 'changes.'))
  if (changes.roleIds) {
    await setRoles(trx, id, changes.roleIds, 'changes.')
    await requireAdministratorLeft(trx)
    await recordAbout(trx, 'user.rolesChanged', id, { roleIds: changes.roleIds })
  }
  // A customer's department is its owner's: it moves in the same transaction.
  if (changes.departmentId && changes.departmentId !== user.department_id) {
    await moveCustomersOf(trx, id, changes.departmentId)
    await recordAbout(trx, 'user.departmentChanged', id, { departmentId: changes.departmentId })
  }
  return { version: user.version + 1 }
}

export async function deactivateUser(trx: Db, id: number): Promise<void> {
  await lockUser(trx, id)
  await trx
    .updateTable('user_account')
    .set({ status: 'deactivated', version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await requireAdministratorLeft(trx)
  await endSessions(trx, id)
  await endInvitations(trx, id)
  await trx.deleteFrom('api_token').where('user_id', '=', id).execute()
  await recordAbout(trx, 'user.deactivated', id)
}

export async function reactivateUser(trx: Db, id: number): Promise<void> {
  const user = await lockUser(trx, id)
  const status = user.password_hash === null ? 'invited' : 'active'
  await trx
    .updateTable('user_account')
    .set({ status, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await recordAbout(trx, 'user.reactivated', id)
}

/** For an invited person, and for one who forgot the password: that one and all sessions end when the link is used. */
export async function renewInvitation(trx: Db, by: number, id: number) {
  const user = await lockUser(trx, id)
  if (user.status === 'deactivated') throw failure('user.not_invited')
  await trx.deleteFrom('sign_in_failure').where('subject', '=', `account:${id}`).execute()
  await recordAbout(trx, 'user.linkRenewed', id)
  return { id, ...(await createInvitation(trx, id, by)) }
}

/** In the access log, by whom the transaction acts for. */
const recordAbout = (trx: Db, action: string, id: number, data: Record<string, unknown> = {}) =>
  recordAccess(trx, { actorId: null, action, objectKind: 'user', objectId: id, data })

async function lockUser(trx: Db, id: number) {
  const user = await trx
    .selectFrom('user_account')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!user) throw failure('record.not_found')
  return user
}

async function setRoles(trx: Db, userId: number, roleIds: number[], prefix = ''): Promise<void> {
  await trx.deleteFrom('user_role').where('user_id', '=', userId).execute()
  const values = [...new Set(roleIds)].map((role_id) => ({ user_id: userId, role_id }))
  await trx
    .insertInto('user_role')
    .values(values)
    .execute()
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'user_role_role_id_fkey'
        ? invalid(`${prefix}roleIds`, 'reference')
        : error
    })
}

function columnsOf({ name, userName, phone, email, jobTitle, departmentId }: UserFields, prefix = '') {
  return {
    ...(name !== undefined && { name }),
    ...(userName !== undefined && { user_name: userName }),
    ...(phone !== undefined && { phone: phone === null ? null : mobileOf(phone, `${prefix}phone`) }),
    ...(email !== undefined && { email }),
    ...(jobTitle !== undefined && { job_title: jobTitle }),
    ...(departmentId !== undefined && { department_id: departmentId }),
  }
}

/** Kept as people type it at sign-in: eleven digits for a mainland mobile, E.164 otherwise. */
function mobileOf(text: string, path: string): string {
  const read = parsePhone(text)
  if (!read.ok) throw invalid(path, read.reason)
  return read.value.e164.replace(/^\+86(?=1\d{10}$)/, '')
}

const refuseTaken =
  ({ userName = '' }: UserFields, prefix = '') =>
  (error: unknown) => {
    switch (violatedConstraint(error)) {
      case 'user_account_user_name':
        throw taken('user.name_taken', `${prefix}userName`, { userName })
      case 'user_account_phone':
        throw taken('user.phone_taken', `${prefix}phone`)
      case 'user_account_email':
        throw taken('user.email_taken', `${prefix}email`)
      case 'user_account_department_id_fkey':
        throw invalid(`${prefix}departmentId`, 'reference')
      default:
        throw error
    }
  }

/** The field says the same as the whole, so that a form can show it there. */
const taken = (code: `user.${'name' | 'phone' | 'email'}_taken`, path: string, data: ErrorData = {}) =>
  new Failure(code, { data, fields: [{ path, code, data }] })
