import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const sizes = { nonce: 12, tag: 16 }

/**
 * Encrypts a secret to be kept in the database (AES-256-GCM): who reads the database or a backup of it can't use it.
 * @param secretKey SECRET_KEY of the settings
 * @param context what it is and whose (`totp:12`): put elsewhere it doesn't open
 */
export function sealSecret(secretKey: string, context: string, plain: string): Buffer {
  const nonce = randomBytes(sizes.nonce)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secretKey), nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Null where the key isn't the one it was sealed with, or the secret was put somewhere else. */
export function openSecret(secretKey: string, context: string, sealed: Buffer): string | null {
  const nonce = sealed.subarray(0, sizes.nonce)
  const tag = sealed.subarray(sizes.nonce, sizes.nonce + sizes.tag)
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(secretKey), nonce, { authTagLength: sizes.tag })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag)
    const plain = [cipher.update(sealed.subarray(sizes.nonce + sizes.tag)), cipher.final()]
    return Buffer.concat(plain).toString('utf8')
  } catch {
    return null
  }
}

const keyOf = (secretKey: string) => Buffer.from(hkdfSync('sha256', secretKey, '', 'kemai secrets', 32))
