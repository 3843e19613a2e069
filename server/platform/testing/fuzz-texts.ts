import fc from 'fast-check'
import { listColumns } from '../../../contract/customer-columns.ts'
import { comparisonsOf, filterKinds, relativeUnits } from '../../../contract/customer-filter.ts'
import { guardedFields } from '../../../contract/field-levels.ts'
import { hostileTexts } from './hostile.ts'

/** What passes for a text and means something to some reader of it. */
export const meaningTexts = [
  "'; select pg_sleep(9); --",
  "' or ''='",
  '$1',
  '%',
  '\\',
  '\\u0000',
  "E'\\x00'",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  '{tag:需求特征}',
  '=1+1',
  '\t=1+1',
  '𠮷野家',
  'e\u0301',
  '王丽',
  'https://example.com/?a=1#b',
  'a@example.com',
  '13800138000',
]
/** Where the numbers of PostgreSQL and of JavaScript end. */
export const borders = [
  0,
  -1,
  -0,
  1.5,
  2 ** 15,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  -1e308,
]
export const borderDays = [
  '2024-02-29',
  '2023-02-29',
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '9999-12-31',
  '99999-01-01',
]
export const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** Ids of each kind of record begin with 1: a small one exists, is another kind's, or isn't there. */
export const id = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }))

export const fieldNames = [...Object.keys(filterKinds), ...listColumns, 'cf_1', 'contact.cf_1k', 'cf_9']
const field = fc.constantFrom(...fieldNames)
const scalar = fc.oneof(id, fc.constantFrom(...borders), fc.constantFrom(...meaningTexts), day)
const words = fc.constantFrom(...meaningTexts, ...hostileTexts)
const entries = fc.array(fc.oneof(scalar, fc.constantFrom('me', 'mine', 'below', 'deal')), {
  minLength: 1,
  maxLength: 4,
})
const step = fc.constantFrom(0, 1, -1, 4000, -4000, 4001)

const compared = {
  any: fc.record({ any: entries }),
  none: fc.record({ none: entries }),
  contains: fc.record({ contains: words }),
  lacks: fc.record({ lacks: words }),
  min: fc.record({ min: scalar, max: scalar }, { requiredKeys: [] }),
  within: fc.record({
    within: fc.record(
      { unit: fc.constantFrom(...relativeUnits), from: step, to: step },
      { requiredKeys: ['unit'] },
    ),
  }),
  is: fc.record({ is: fc.boolean() }),
  empty: fc.record({ empty: fc.boolean() }),
}
const ofCustom = ['contains', 'any', 'min', 'is', 'within', 'empty'] as const

const condition = field.chain((name) => {
  const comparisons = Object.hasOwn(filterKinds, name)
    ? comparisonsOf[filterKinds[name as keyof typeof filterKinds]]
    : ofCustom
  return fc
    .constantFrom(...comparisons)
    .chain((comparison) => compared[comparison] as fc.Arbitrary<object>)
    .map((given) => ({ field: name, ...given }))
})
const groupOf = (parts: fc.Arbitrary<unknown>) =>
  fc
    .tuple(fc.constantFrom('all', 'any'), fc.array(parts, { maxLength: 3 }))
    .map(([key, inner]) => ({ [key]: inner }))
const filter = groupOf(fc.oneof(condition, groupOf(fc.oneof(condition, groupOf(condition)))))

const instant = fc.oneof(day, fc.constantFrom(...borderDays)).map((on) => `${on}T10:00:00.5Z`)
/** What lists by time and number end with, and what ends no list. */
const pageKey = fc.oneof(
  fc.tuple(instant, id),
  fc.array(fc.oneof(instant, scalar, fc.constant(null)), { maxLength: 4 }),
)
const sortKey = fc.tuple(fc.constantFrom('', '-'), field).map((parts) => parts.join(''))

/** By the parameter or property: texts that a reader of their own takes apart. */
export const languages: Record<string, fc.Arbitrary<string>> = {
  filter: filter.map((tree) => JSON.stringify(tree)),
  after: pageKey.map((values) => Buffer.from(JSON.stringify(values)).toString('base64url')),
  sort: fc.array(sortKey, { minLength: 1, maxLength: 3 }).map((keys) => keys.join(',')),
  columns: fc.array(field, { minLength: 1, maxLength: 6 }).map((columns) => columns.join(',')),
  field: fc.constantFrom(...guardedFields, ...fieldNames),
  mine: fc.constantFrom('true', 'false'),
  shared: fc.constantFrom('true', 'false'),
  withoutBasis: fc.constantFrom('true', 'false'),
  sameName: fc.constantFrom('true', 'false'),
  regionCode: fc.constantFrom('330106', '310000', '000000'),
  region: fc.constantFrom('33', '3301', '330106', '00'),
  phone: fc.constantFrom('13800138000', '0571-88886666 转 8', '+1 650 253 0000', '１３８００１３８０００'),
  token: fc.constant('a'.repeat(43)),
  pattern: fc.constantFrom(
    '{industry}',
    '{industry}-{tag:需求特征}-{relationStatus}',
    '{tag:%_\\}{region}',
    '{industry',
  ),
}
