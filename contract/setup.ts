import { z } from 'zod'
import { text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { me, password } from './session.ts'

export const userName = z
  .string()
  .trim()
  .min(2)
  .max(50)
  .regex(/^[\p{L}\p{N}._-]+$/u, 'user_name.characters')

export const setUp = endpoint({
  method: 'POST',
  path: '/set-up',
  tag: 'set-up',
  summary: 'Found the organisation and its administrator, with the one-time code from the terminal',
  access: 'public',
  body: z.object({
    code: z.string().trim().min(1).max(40),
    organisation: text(100),
    administrator: z.strictObject({ name: text(50), userName, password }),
    /** Whether new customers are reviewed before they are numbered. */
    reviewEntries: z.boolean().default(false),
    /** Load the demo company beside the administrator, to look around. */
    demo: z.boolean().default(false),
  }),
  result: me,
  errors: ['setup.code_wrong', 'setup.done', 'auth.password_weak'],
})
