import { z } from 'zod'
import { id, instant, nothing, person, text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { restrictedFields } from './levels.ts'

export const languages = ['zh-CN', 'en'] as const
export const language = z.enum(languages)
export type Language = (typeof languages)[number]

export const password = z.string().min(1).max(200)

export const me = z.object({
  id,
  name: z.string(),
  userName: z.string(),
  language,
  department: person,
  roles: z.array(z.string()),
  organisation: z.string(),
  isDemo: z.boolean(),
  /** What comes before anything else; until then every other request is refused. */
  mustDo: z.enum(['two_factor', 'password']).nullable(),
  /** What the menu and the pages offer; the server decides again on each request. */
  can: z.record(z.string(), z.boolean()),
  /** Fields not seen in full and edited in lists and new records, as `customer.budget`; a record says its own. */
  fields: restrictedFields,
})
export type Me = z.infer<typeof me>

/** Asked once by the page when it loads: who am I, or what comes first. */
export const readSession = endpoint({
  method: 'GET',
  path: '/session',
  tag: 'session',
  summary: 'Who is signed in, or whether set-up comes first',
  access: 'public',
  result: z.object({
    state: z.enum(['set-up', 'signed-out', 'signed-in']),
    organisation: z.string().nullable(),
    isDemo: z.boolean(),
    me: me.nullable(),
  }),
})

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  tag: 'session',
  summary: 'Sign in by user name, phone or e-mail',
  access: 'public',
  body: z.object({
    login: z.string().trim().min(1).max(200),
    password,
    /** Asked for by `auth.code_required` once the password is right: of the app, or a recovery code. */
    code: z.string().trim().min(1).max(40).optional(),
  }),
  result: me,
  errors: ['auth.failed', 'auth.locked', 'auth.code_required', 'auth.code_wrong'],
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  tag: 'session',
  summary: 'Sign out here',
  access: 'person',
  result: nothing,
})

export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/sessions',
  tag: 'session',
  summary: 'Sign out on all devices, this one included',
  access: 'person',
  result: nothing,
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  tag: 'session',
  summary: 'Change the own password; all other sessions end',
  access: 'person',
  body: z.object({
    current: password,
    next: password,
    /** The own API tokens end too. */
    revokeTokens: z.boolean().optional(),
  }),
  result: nothing,
  errors: ['auth.password_wrong', 'auth.password_weak'],
})

export const changeLanguage = endpoint({
  method: 'PATCH',
  path: '/me',
  tag: 'session',
  summary: 'Choose the own language',
  access: 'person',
  body: z.object({ language }),
  result: nothing,
})

const token = z.object({
  id,
  name: z.string(),
  ending: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
})

export const listTokens = endpoint({
  method: 'GET',
  path: '/me/tokens',
  tag: 'session',
  summary: 'The own API tokens',
  access: 'person',
  result: z.object({ rows: z.array(token) }),
})

export const createToken = endpoint({
  method: 'POST',
  path: '/me/tokens',
  tag: 'session',
  summary: 'Make an API token with the own rights; it is shown this once. Not by a token itself',
  access: 'person',
  body: z.object({ name: text(50), days: z.int().min(1).max(3650).nullable() }),
  result: z.object({ id, token: z.string() }),
})

export const deleteToken = endpoint({
  method: 'DELETE',
  path: '/me/tokens/:id',
  tag: 'session',
  summary: 'Withdraw an API token',
  access: 'person',
  params: z.object({ id: z.coerce.number().int().positive() }),
  result: nothing,
})

export const listDemoPeople = endpoint({
  method: 'GET',
  path: '/demo/people',
  tag: 'session',
  summary: 'People of the demo company to sign in as',
  access: 'public',
  result: z.object({
    rows: z.array(
      z.object({
        id,
        name: z.string(),
        jobTitle: z.string().nullable(),
        department: z.string(),
        role: z.string(),
      }),
    ),
  }),
  errors: ['auth.demo_only_here'],
})

export const signInAsDemoPerson = endpoint({
  method: 'POST',
  path: '/demo/session',
  tag: 'session',
  summary: 'Sign in as one of the demo company, from this machine only',
  access: 'public',
  body: z.object({ userId: id }),
  result: me,
  errors: ['auth.demo_only_here'],
})
