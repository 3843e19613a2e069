import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { recoveryCodeCount } from '../../contract/two-factor.ts'

/** What every authenticator app knows (RFC 6238): SHA-1, six digits, 30 seconds. */
const period = 30

/** 160 bits, as RFC 4226 §4 asks for. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the app reads from the QR code: whose account, of which organisation. */
export const totpUri = (
  secret: string,
  { userName, organisation }: { userName: string; organisation: string },
) => totpOf(secret, { issuer: organisation.slice(0, 20), label: userName }).toString()

/**
 * The 30-second step that the code belongs to, one before or after now at most, since clocks differ; null for a wrong
 * code, and for one of a step that was used already.
 */
export function stepOfCode(secret: string, code: string, lastStep: number, now: number): number | null {
  // Six letters of more than six bytes aren't compared by the library: it throws.
  if (!isTotpCode(code)) return null
  const delta = totpOf(secret).validate({ token: code, window: 1, timestamp: now })
  if (delta === null) return null
  const step = Math.floor(now / 1000 / period) + delta
  return step > lastStep ? step : null
}

const totpOf = (secret: string, names: { issuer?: string; label?: string } = {}) =>
  // Said once: Chinese letters take nine characters each, and a dense QR code is hard to scan.
  new TOTP({
    ...names,
    issuerInLabel: false,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period,
  })

/** As it is typed: an app shows `123 456`, a list `K7QX-…`. */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

export const isTotpCode = (plain: string): boolean => /^\d{6}$/.test(plain)

/** Without letters and digits that are taken for one another. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Sixteen letters of 5 bits each: 80 random bits, too many to guess even without a slow hash. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () =>
    [...randomBytes(16)]
      .map((byte) => letters[byte & 31])
      .join('')
      .replace(/(.{4})(?!$)/g, '$1-'),
  )

export const recoveryCodeHash = (code: string): Buffer =>
  createHash('sha256').update(plainCode(code)).digest()
