import { randomUUID } from 'node:crypto'

export type Schema = {
  type?: string | string[] | undefined
  properties?: Record<string, Schema> | undefined
  required?: string[] | undefined
  items?: Schema | undefined
  enum?: unknown[] | undefined
  anyOf?: Schema[] | undefined
  pattern?: string | undefined
  format?: string | undefined
  minimum?: number | undefined
  exclusiveMinimum?: number | undefined
  maximum?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  additionalProperties?: Schema | boolean | undefined
}

/** Texts that programs stumble over. */
export const hostileTexts = [
  '',
  ' ',
  '0',
  '-1',
  '1e30',
  'NaN',
  'null',
  'true',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '😀'.repeat(60),
  "'; drop table customer; --",
  '%_\\',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=cmd|calc',
  '９９',
  '\u202e\u200b\ufeff',
  '9007199254740993',
  '0000-01-01',
  '2024-02-30',
  '99999-01-01',
  'x'.repeat(300),
  '((((((((((((((((((((((',
  '{{organisation}}',
]

const deep = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown

/** Values of every other type than the one that is expected. */
export const hostileValues: unknown[] = [
  ...hostileTexts,
  null,
  true,
  0,
  -1,
  1.5,
  1e30,
  -1e308,
  2 ** 53,
  2 ** 31,
  2 ** 63,
  [],
  {},
  [[]],
  [null],
  ['a'],
  { min: 5, max: 1 },
  { min: null, max: null },
  { toString: 'x' },
  Array.from({ length: 1000 }, () => 1),
  deep(60),
]

/** Whole bodies that are no body. */
export const hostileBodies: unknown[] = [
  null,
  [],
  [[]],
  'text',
  1,
  true,
  { constructor: { prototype: 1 } },
  Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, index])),
]

/** Bodies as text, for JSON that this side can't write. */
export const hostileTextBodies = [5000, 200_000].flatMap((depth) => [
  '['.repeat(depth) + ']'.repeat(depth),
  `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
])

/**
 * A body with what is required and nothing else, then the same with one hostile value in each place, optional places
 * included: nothing but that value can be why it is refused.
 */
export function* variantsOf(schema: Schema, values: unknown[]): Generator<unknown> {
  const fitting = fittingTo(schema)
  yield fitting
  for (const path of pathsOf(schema)) {
    for (const value of values) yield replaced(fitting, path, value)
    yield replaced(fitting, path, undefined)
  }
}

/** Without it, the second customer of a name would be refused whatever else it holds. */
const alsoGiven = ['isAnother', 'noNext']

function fittingTo(schema: Schema): unknown {
  if (schema.anyOf) return fittingTo(schema.anyOf[0] ?? {})
  if (schema.enum) return schema.enum[0]
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || alsoGiven.includes(name))
          .map(([name, inner]) => [name, name === 'version' ? 1 : fittingTo(inner)]),
      )
    case 'array':
      return [fittingTo(schema.items ?? {})]
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    default:
      return fittingText(schema)
  }
}

export function fittingText({ format, pattern }: Schema): string {
  if (format === 'date') return '2024-06-20'
  if (format === 'uuid') return randomUUID()
  if (format === 'email') return 'a@example.com'
  if (pattern === '^[A-Z]{2}$') return 'CN'
  if (pattern === '^[A-Z]{3}$') return 'ABC'
  if (pattern === '^\\d{6}$') return '330106'
  return '13800138000'
}

type Path = (string | number)[]

function pathsOf(schema: Schema): Path[] {
  const inner = schema.anyOf?.[0] ?? schema
  if (inner.properties) {
    return Object.entries(inner.properties).flatMap(([name, property]) => [
      [name],
      ...pathsOf(property).map((path) => [name, ...path]),
    ])
  }
  if (inner.items) return [[0], ...pathsOf(inner.items).map((path) => [0, ...path])]
  return []
}

function replaced(node: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(node)) return node.map((inner) => replaced(inner, rest, value))
  if (typeof key === 'number') return [replaced(undefined, rest, value)]
  const object = (node ?? {}) as Record<string, unknown>
  return { ...object, [key]: replaced(object[key], rest, value) }
}
