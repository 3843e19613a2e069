import { z } from 'zod'
import { version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { passwordLengths } from './values/passwordRules.ts'

/** Who has to sign in with a second factor; an administrator is whoever may manage people. */
export const twoFactorFor = ['nobody', 'administrators', 'everybody'] as const
export type TwoFactorFor = (typeof twoFactorFor)[number]

const rules = z.object({
  twoFactorFor: z.enum(twoFactorFor),
  passwordMinimum: z.int().min(passwordLengths.least).max(passwordLengths.most),
  /** Days after which a password has to be changed; null for never (NIST SP 800-63B §3.1.1.2 advises against it). */
  passwordDays: z.int().min(1).max(3650).nullable(),
  /** How many of the last passwords can't be taken again. */
  passwordHistory: z.int().min(0).max(24),
})
export type SecurityRules = z.infer<typeof rules>

/** Needed before the sign-in too: whoever sets a first password reads what is asked of it. */
export const readPasswordRules = endpoint({
  method: 'GET',
  path: '/password-rules',
  tag: 'session',
  summary: 'What a password has to be like',
  access: 'public',
  result: z.object({ minimum: z.int(), days: z.int().nullable(), history: z.int() }),
})

export const readSecurityRules = endpoint({
  method: 'GET',
  path: '/security-rules',
  tag: 'settings',
  summary: 'The organisation’s rules for signing in',
  access: 'settings.manage',
  result: rules.extend({ version, canRequireTwoFactor: z.boolean() }),
})

export const updateSecurityRules = endpoint({
  method: 'PATCH',
  path: '/security-rules',
  tag: 'settings',
  summary: 'Change the rules for signing in; the version is the organisation’s',
  access: 'settings.manage',
  body: z.object({ version, changes: rules.partial().strict() }),
  result: z.object({ version }),
  errors: ['record.changed', 'two_factor.unavailable'],
})
