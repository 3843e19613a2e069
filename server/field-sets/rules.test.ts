import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askableFields } from '../../contract/field-sets.ts'
import { completenessOf, fieldsProblem } from './rules.ts'

const company = { type: 'company', country: 'CN' }
const sees = () => true
const set = (...fields: string[]) =>
  fields.map((field) => ({ field: field.replace('*', ''), required: field.endsWith('*') }))
const of = (fields: string[], filled: string[], more: Partial<Parameters<typeof completenessOf>[1]> = {}) =>
  completenessOf(set(...fields), {
    customer: company,
    sees,
    isFilled: (field) => filled.includes(field),
    isVague: () => false,
    ...more,
  })

describe('completeness', () => {
  test('names what is missing, required fields first', () => {
    const told = of(['customer.painPoints', 'customer.industryId*', 'contact.phones*'], ['contact.phones'])
    expect(told).toEqual({
      total: 3,
      filled: 1,
      percent: 33,
      missing: [
        { field: 'customer.industryId', required: true, why: 'empty' },
        { field: 'customer.painPoints', required: false, why: 'empty' },
      ],
    })
  })

  test.each([
    ['customer.initialNeed*', ['customer.initialNeed'], [{ required: true, why: 'vague' }]],
    ['customer.initialNeed*', [], [{ required: true, why: 'empty' }]],
    // Nobody asks for it: whatever is there will do.
    ['customer.initialNeed', ['customer.initialNeed'], []],
  ])('counts %s, filled %o but vague, as missing where it is required', (field, filled, missing) => {
    const told = of([field], filled, { isVague: () => true })
    expect(told.missing).toEqual(missing.map((one) => ({ field: 'customer.initialNeed', ...one })))
    expect(told.percent).toBe(missing.length > 0 ? 0 : 100)
  })

  test('is whole without fields that count', () => {
    expect(of([], [])).toMatchObject({ total: 0, percent: 100, missing: [] })
  })

  test.each([
    ['customer.foundedOn', { type: 'individual', country: 'CN' }, 0],
    ['customer.headcount', { type: 'individual', country: 'CN' }, 0],
    ['customer.preferences', { type: 'individual', country: 'CN' }, 1],
    ['customer.preferences', company, 0],
    ['customer.regionCode', { type: 'company', country: 'DE' }, 0],
    ['customer.address', { type: 'company', country: 'DE' }, 1],
    ['contact.phones', { type: 'individual', country: 'CN' }, 1],
    ['customer.custom.cf_1', { type: 'individual', country: 'DE' }, 1],
  ])('counts %s of %o: %i', (field, customer, total) => {
    expect(of([field], [], { customer }).total).toBe(total)
  })

  test('doesn’t tell of what the viewer doesn’t know of', () => {
    const told = of(['customer.budget*', 'customer.painPoints'], ['customer.painPoints'], {
      sees: (field) => field !== 'customer.budget',
    })
    expect(told).toEqual({ total: 1, filled: 1, percent: 100, missing: [] })
  })

  test('is 100 if and only if nothing is missing, and 0 only if everything is', () => {
    const fields = fc.uniqueArray(fc.constantFrom(...askableFields), { minLength: 1 })
    fc.assert(
      fc.property(fields, fc.func(fc.boolean()), (asked, isFilled) => {
        const told = completenessOf(set(...asked), {
          customer: company,
          sees,
          isFilled,
          isVague: () => false,
        })
        expect(told.percent === 100).toBe(told.missing.length === 0)
        expect(told.percent === 0).toBe(told.filled === 0 && told.total > 0)
        expect(told.filled + told.missing.length).toBe(told.total)
      }),
    )
  })
})

describe('the fields of a set', () => {
  const custom = new Set(['customer.custom.cf_1'])
  test.each([
    [['customer.name', 'customer.custom.cf_1'], null],
    [['customer.name', 'customer.ownerId'], { index: 1, code: 'field_set.field_unknown' }],
    [['contact.custom.cf_9'], { index: 0, code: 'field_set.field_unknown' }],
    [['customer.name', 'contact.name', 'customer.name'], { index: 2, code: 'field_set.field_twice' }],
  ])('%j', (fields, problem) => expect(fieldsProblem(set(...fields), custom)).toEqual(problem))
})
