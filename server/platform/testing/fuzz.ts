import fc from 'fast-check'
import { multipart, pdf } from '../../files/testing/uploads.ts'
import { borderDays, borders, day, fieldNames, id, languages, meaningTexts } from './fuzz-texts.ts'
import { fittingText, hostileTexts, hostileValues, type Schema } from './hostile.ts'

/** Requests made from the OpenAPI description alone: mostly of the right shape, so that they get far, with what hurts in it. */

export type Operation = {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
export type Asking = 'administrator' | 'sales' | 'nobody'
export type Request = {
  as: Asking
  path: string
  query: string
  /** As it is sent: no JSON writer of this side says a key twice. */
  body?: string
  file?: { name: string; content: string }
}

/** Requests to one operation. @param address with its parameters as `{id}` */
export function requestsTo(
  address: string,
  { parameters = [], requestBody }: Operation,
): fc.Arbitrary<Request> {
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place)
  const json = requestBody?.content['application/json']?.schema
  return fc.record({
    as: fc.constantFrom<Asking>(
      'administrator',
      'administrator',
      'administrator',
      'sales',
      'sales',
      'nobody',
    ),
    path: fc
      .record(Object.fromEntries(of('path').map(({ name, schema }) => [name, parameterFor(schema, name)])))
      .map((given) => address.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')),
    query: fc.tuple(...of('query').map(pairFor)).map((pairs) => pairs.filter(Boolean).join('&')),
    ...(json && { body: bodyFor(json) }),
    ...(requestBody?.content['multipart/form-data'] && { file }),
  }) as fc.Arbitrary<Request>
}

const rarely = <T>(rare: fc.Arbitrary<T>, usual: fc.Arbitrary<T>, times: number) =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: rare })

// Addresses can't hold half of a surrogate pair.
const parameterFor = (schema: Schema, name: string) =>
  valueFor(schema, name).map((value) =>
    encodeURIComponent((typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed()),
  )

const pairFor = ({ name, schema, required }: NonNullable<Operation['parameters']>[number]) => {
  const more = fc.constantFrom(`&${name}=1`, '&unheardOf=1', '&__proto__=1', '&x=%E0%A4%A')
  const pair = fc
    .tuple(parameterFor(schema, name), rarely(more, fc.constant(''), 60))
    .map(([value, extra]) => `${name}=${value}${extra}`)
  return required ? pair : fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: pair })
}

const bodyFor = (schema: Schema): fc.Arbitrary<string> =>
  fc
    .tuple(
      rarely(fc.constantFrom(...hostileValues), valueFor(schema, ''), 40),
      rarely(fc.constantFrom(...spoilings), fc.constant(asItIs), 12),
    )
    .map(([value, spoil]) => spoil(JSON.stringify(value) ?? ''))

type Spoil = (text: string) => string
const asItIs: Spoil = (text) => text
/** What no JSON writer makes. */
const spoilings: Spoil[] = [
  (text) => text.slice(0, text.length / 2),
  (text) => text.replace('{', '{"__proto__":{"admin":true},'),
  (text) => text.replace('{', '{"constructor":{"prototype":{"admin":true}},'),
  (text) => text.replace(/\{("\w+":)/, '{$1null,$1'),
  (text) => text.replace(/:\d+/, ':1e400'),
  (text) => text.replace(/:\d+/, ':-0'),
  (text) => text.replace(/:\d+/, `:${'9'.repeat(400)}`),
  (text) => text.replace(/:"/, ':"\\ud800'),
  (text) => text.replace(/:"/, ':"\\u0000'),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
]

const fileNames = [
  '客户.csv',
  '客户.xlsx',
  '方案.pdf',
  '../../../etc/passwd.csv',
  '<img src=x>.pdf',
  '"\r\n.csv',
]
const file = fc.record({
  name: fc.constantFrom(...fileNames, ...hostileTexts),
  content: fc.oneof(
    fc.constantFrom(pdf.toString('latin1'), '', 'PK\u0003\u0004', '公司名称\r\n甲', '"\r\n"'),
    fc.array(fc.constantFrom(...hostileTexts), { maxLength: 5 }).map((cells) => cells.join(',')),
  ),
})
export const partsOf = ({ name, content }: NonNullable<Request['file']>) =>
  multipart(name, Buffer.from(content))

/** @param name the parameter's or property's: some hold a language of their own */
function valueFor(schema: Schema, name: string): fc.Arbitrary<unknown> {
  return rarely<unknown>(fc.constantFrom(...hostileValues), fittingFor(schema, name), 40)
}

function fittingFor(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((inner) => valueFor(inner, name)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const [type, ...others] = [schema.type].flat()
  const value = ofType(type, schema, name)
  return others.includes('null') ? rarely<unknown>(fc.constant(null), value, 4) : value
}

function ofType(type: string | undefined, schema: Schema, name: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objectFor(schema, name)
    case 'array':
      return listFor(schema, name)
    case 'integer':
    case 'number':
      return numberFor(schema, name)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return textFor(schema, name)
  }
}

function objectFor({ properties = {}, required = [], additionalProperties }: Schema, name: string) {
  if (typeof additionalProperties === 'object') {
    const key = rarely(
      fc.constantFrom(...hostileTexts, '__proto__', 'constructor'),
      fc.constantFrom(...fieldNames),
      6,
    )
    return fc.dictionary(key, valueFor(additionalProperties, name), { maxKeys: 4 })
  }
  // The more optional properties are there, the surer one of them is refused, and nothing behind is reached.
  const propertyFor = ([key, inner]: [string, Schema]) => {
    const value = valueFor(inner, key)
    return [key, required.includes(key) ? value : rarely(value, fc.constant(undefined), 2)]
  }
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(propertyFor)) as Record<string, fc.Arbitrary<unknown>>,
  )
}

function listFor({ items = {}, minItems = 0, maxItems = 4 }: Schema, name: string) {
  const maxLength = Math.max(minItems, Math.min(4, maxItems))
  const many = fittingFor(items, name).map((item) => Array.from({ length: 1000 }, () => item))
  return rarely(many, fc.array(valueFor(items, name), { minLength: minItems, maxLength }), 40)
}

function numberFor(schema: Schema, name: string): fc.Arbitrary<number> {
  const { minimum, exclusiveMinimum, maximum = Number.MAX_SAFE_INTEGER } = schema
  const least = minimum ?? (exclusiveMinimum ?? -1) + 1
  const usual = maximum < 40 ? fc.integer({ min: Math.min(least, maximum), max: maximum }) : id
  return rarely(
    fc.constantFrom(...borders, least, maximum, least - 1, maximum + 1),
    name === 'version' ? fc.constant(1) : usual,
    12,
  )
}

function textFor(schema: Schema, name: string): fc.Arbitrary<string> {
  const language = Object.hasOwn(languages, name) ? languages[name] : undefined
  return rarely(fc.constantFrom(...hostileTexts), language ?? usualText(schema), 12)
}

function usualText(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern } = schema
  if (format === 'date') return rarely(fc.constantFrom(...borderDays), day, 4)
  if (format === 'date-time')
    return rarely(fc.constantFrom(...borderDays), day, 4).map((on) => `${on}T10:00:00Z`)
  if (format !== undefined) return fc.constant(fittingText(schema))
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'))
  return fc.oneof(fc.constantFrom(...meaningTexts), fc.string({ maxLength: 30, unit: 'grapheme' }))
}
