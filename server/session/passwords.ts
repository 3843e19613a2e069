import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { passwordMinimum } from '../../contract/session.ts'
import { Failure } from '../platform/errors.ts'

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

const common = [
  '1234567890',
  '0123456789',
  'password12',
  'qwertyuiop',
  '1q2w3e4r5t',
  'abcdefghij',
  'iloveyou12',
]

/**
 * Long enough, not a common one, not made of the person's own names (NIST SP 800-63B §3.1.1.2).
 * @param path where the password stands in the input @throws auth.password_weak
 */
export function requireStrongPassword(password: string, names: string[], path: string): void {
  const plain = password.normalize('NFKC').toLowerCase()
  const weak =
    [...plain].length < passwordMinimum ||
    new Set(plain).size < 4 ||
    common.includes(plain) ||
    names.some((name) => name.length >= 2 && plain.replaceAll(name.toLowerCase(), '').length < 6)
  const data = { minimum: passwordMinimum }
  if (weak) throw new Failure('auth.password_weak', { data, fields: [{ path, code: 'password.weak', data }] })
}
