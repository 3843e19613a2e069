import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, in letters that survive a link and a header. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Tokens are kept as this only. No salt or slow hash is needed for 256 random bits. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()
