import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { passwordLengths, passwordProblem, plainPassword } from '../../contract/values/passwordRules.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure } from '../platform/errors.ts'
import { isCommonPassword } from './common-passwords.ts'
import { readPasswordRules } from './security-rules.ts'

const derive = promisify(argon2)

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    tagLength: 32,
    ...cost,
  })
  const settings = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
  return `$argon2id$v=19$${settings}$${nonce.toString('base64url')}$${hash.toString('base64url')}`
}

/** With no hash (an unknown account) the same work is done, so that the answer's time tells nothing. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const [, , , settings, salt, hash] = (kept ?? absent).split('$')
  const [memory, passes, parallelism] = (settings ?? '').split(',').map((part) => Number(part.slice(2)))
  const expected = Buffer.from(hash ?? '', 'base64url')
  const given = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt ?? '', 'base64url'),
    tagLength: expected.length,
    memory: memory ?? cost.memory,
    passes: passes ?? cost.passes,
    parallelism: parallelism ?? cost.parallelism,
  })
  return timingSafeEqual(given, expected) && kept !== null
}

const absent = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * Long enough, not a common one, not made of the person's own names (NIST SP 800-63B §3.1.1.2).
 * @param path where the password stands in the input @throws auth.password_weak
 */
export function requireStrongPassword(
  password: string,
  names: string[],
  path: string,
  minimum = passwordLengths.standard,
): void {
  const problem = passwordProblem(password, { minimum, names })
  if (problem) throw weak(path, problem, minimum)
  if (isCommonPassword(plainPassword(password))) throw weak(path, 'password.common', minimum)
}

type Account = {
  id: number
  user_name: string
  name: string
  phone: string | null
  password_hash: string | null
}

/** By the rules of the organisation, and not one of the person's last. @throws auth.password_weak */
export async function requireGoodPassword(
  db: Db,
  password: string,
  account: Account,
  path: string,
): Promise<void> {
  const { minimum, history } = await readPasswordRules(db)
  const { organisation } = await db
    .selectFrom('organisation')
    .select('name as organisation')
    .executeTakeFirstOrThrow()
  const names = [account.user_name, account.name, account.phone ?? '', organisation]
  requireStrongPassword(password, names, path, minimum)
  if (history === 0) return
  const { rows } = await sql<{ hash: string }>`
    select password_hash as hash from password_history
    where user_id = ${account.id} order by id desc limit ${sql.lit(history - 1)}`.execute(db)
  const kept = [account.password_hash, ...rows.map(({ hash }) => hash)]
  for (const hash of kept)
    if (hash !== null && (await verifyPassword(password, hash))) throw weak(path, 'password.used', minimum)
}

/** The longest memory a rule can ask for; older ones go. */
const historyKept = 24

/** Runs before the password is replaced. */
export async function keepOldPassword(trx: Db, userId: number): Promise<void> {
  await sql`
    insert into password_history (user_id, password_hash)
    select id, password_hash from user_account where id = ${userId} and password_hash is not null`.execute(
    trx,
  )
  await sql`
    delete from password_history where user_id = ${userId} and id not in (
      select id from password_history where user_id = ${userId} order by id desc limit ${sql.lit(historyKept)})`.execute(
    trx,
  )
}

function weak(path: string, code: string, minimum: number): Failure {
  return new Failure('auth.password_weak', { fields: [{ path, code, data: { minimum } }] })
}
