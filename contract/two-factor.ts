import { z } from 'zod'
import { idParams, instant, nothing } from './common.ts'
import { endpoint } from './endpoint.ts'
import { password } from './session.ts'

/** Six digits of the app, or a recovery code; spaces and hyphens are left out of account. */
export const signInCode = z.string().trim().min(1).max(40)

export const recoveryCodeCount = 10

const recoveryCodes = z.object({
  /** Shown this once; each works once. */
  recoveryCodes: z.array(z.string()),
})

export const readTwoFactor = endpoint({
  method: 'GET',
  path: '/me/two-factor',
  tag: 'session',
  summary: 'Whether the own sign-in asks for a second factor',
  access: 'person',
  result: z.object({
    isOn: z.boolean(),
    since: instant.nullable(),
    recoveryCodesLeft: z.int(),
    isRequired: z.boolean(),
    /** False where the server has no key to keep secrets with. */
    isAvailable: z.boolean(),
  }),
})

export const beginTwoFactor = endpoint({
  method: 'POST',
  path: '/me/two-factor',
  tag: 'session',
  summary: 'A fresh secret for an authenticator app; nothing changes before it is confirmed by a code',
  access: 'person',
  result: z.object({ secret: z.string(), uri: z.string() }),
  errors: ['two_factor.on', 'two_factor.unavailable'],
})

export const confirmTwoFactor = endpoint({
  method: 'POST',
  path: '/me/two-factor/confirmation',
  tag: 'session',
  summary: 'Turn the second factor on by a first code of the app',
  access: 'person',
  body: z.object({ code: signInCode }),
  result: recoveryCodes,
  errors: ['auth.code_wrong', 'two_factor.on', 'two_factor.off', 'two_factor.unavailable'],
})

export const endTwoFactor = endpoint({
  method: 'POST',
  path: '/me/two-factor/end',
  tag: 'session',
  summary: 'Turn the second factor off, by the password',
  access: 'person',
  body: z.object({ password }),
  result: nothing,
  errors: ['auth.password_wrong', 'two_factor.off', 'two_factor.required'],
})

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/me/two-factor/recovery-codes',
  tag: 'session',
  summary: 'Ten new recovery codes, by the password; the old ones end',
  access: 'person',
  body: z.object({ password }),
  result: recoveryCodes,
  errors: ['auth.password_wrong', 'two_factor.off'],
})

export const resetTwoFactor = endpoint({
  method: 'POST',
  path: '/users/:id/two-factor/reset',
  tag: 'people',
  summary: 'Turn off the second factor of somebody who lost it; that person’s sessions end',
  access: 'people.manage',
  params: idParams,
  result: nothing,
})
