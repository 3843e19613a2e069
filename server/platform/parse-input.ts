import type { z } from 'zod'
import type { ErrorData } from '../../contract/errors.ts'
import { Failure, invalid } from './errors.ts'
import { isStorable } from './storable.ts'

/** Parsed input, or `input.invalid` with a sentence for each field that is wrong. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  prefix: string,
): z.output<Schema> {
  refuseUnstorable(input, prefix)
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Failure('input.invalid', { fields: parsed.error.issues.map((issue) => problem(issue, prefix)) })
}

function problem(issue: z.core.$ZodIssue, prefix: string): { path: string; code: string; data?: ErrorData } {
  const path = [prefix, ...issue.path.map(String)].filter(Boolean).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return {
        path,
        code: issue.input === undefined ? 'required' : 'type',
        data: { expected: issue.expected },
      }
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? { path, code: 'required' }
          : { path, code: 'text.short', data: { minimum: Number(issue.minimum) } }
      }
      return {
        path,
        code: issue.origin === 'array' ? 'list.short' : 'number.small',
        data: { minimum: Number(issue.minimum) },
      }
    case 'too_big': {
      const data = { maximum: Number(issue.maximum) }
      if (issue.origin === 'string') return { path, code: 'text.long', data }
      return { path, code: issue.origin === 'array' ? 'list.long' : 'number.big', data }
    }
    case 'invalid_value':
      return { path, code: 'choice', data: { choices: issue.values.join(', ') } }
    case 'unrecognized_keys':
      return { path: [path, issue.keys[0]].filter(Boolean).join('.'), code: 'unknown_field' }
    case 'invalid_format':
      return { path, code: isCode(issue.message) ? issue.message : `format.${issue.format}` }
    default:
      return { path, code: isCode(issue.message) ? issue.message : 'invalid' }
  }
}

/** Rules of the contract name their problem by a code (`range.reversed`), the library's own messages are sentences. */
const isCode = (message: string) => /^[a-z_]+\.[a-z_]+$/.test(message)

/** No input of ours is nested deeper; a body of 1 MB could be, far enough to exhaust the stack. */
const deepest = 20

/** Refuses a text that holds what PostgreSQL can't keep: U+0000, or half a surrogate pair. */
function refuseUnstorable(value: unknown, path: string, depth = 0): void {
  if (typeof value === 'string' && !isStorable(value)) throw invalid(path, 'text.unstorable')
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) throw invalid(path, 'invalid')
  for (const [key, inner] of Object.entries(value))
    refuseUnstorable(inner, path ? `${path}.${key}` : key, depth + 1)
}
