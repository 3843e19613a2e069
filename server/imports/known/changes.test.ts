import { describe, expect, test } from 'vitest'
import type { ParsedRow } from '../check-row.ts'
import { type Change, contactChange, customerChange, type KnownCustomer } from './changes.ts'

const known = (fields: Record<string, unknown> = {}, more: Partial<KnownCustomer> = {}): KnownCustomer => ({
  id: 1,
  fields: { name: '恒力精密', country: 'CN', headcount: { max: null, min: null }, ...fields },
  groupName: null,
  tags: [],
  contacts: [],
  ...more,
})
const row = (customer: ParsedRow['customer'], more: Partial<ParsedRow> = {}): ParsedRow => ({
  customer,
  contact: null,
  phones: [],
  ...more,
})
/** Tags 1 and 2 are of a group that takes one. */
const exclusive = new Map([
  [1, 7],
  [2, 7],
])
const change = (how: Change, given: ParsedRow, now: KnownCustomer) =>
  customerChange(how, given, now, exclusive)

describe('fields of a customer that is there', () => {
  test.each<
    [
      what: string,
      given: ParsedRow['customer'],
      now: Record<string, unknown>,
      fill: object,
      overwrite: object,
    ]
  >([
    [
      'an empty one',
      { short_name: '恒力' },
      { shortName: null },
      { shortName: '恒力' },
      { shortName: '恒力' },
    ],
    ['a filled one', { short_name: '恒力' }, { shortName: '老名' }, {}, { shortName: '恒力' }],
    ['the same', { short_name: '恒力' }, { shortName: '恒力' }, {}, {}],
    ['what the row leaves empty', {}, { shortName: '老名' }, {}, {}],
    [
      'an empty range',
      { headcount_min: 50, headcount_max: null },
      {},
      { headcount: { min: 50, max: null } },
      { headcount: { min: 50, max: null } },
    ],
    [
      'a range, its bounds in another order',
      { headcount_min: 1, headcount_max: 2 },
      { headcount: { max: 2, min: 1 } },
      {},
      {},
    ],
    [
      'one bound of a range',
      { headcount_min: 50, headcount_max: null },
      { headcount: { max: 90, min: null } },
      {},
      { headcount: { min: 50, max: null } },
    ],
    ['the name, written otherwise', { name: '恒力 精密' }, {}, {}, { name: '恒力 精密' }],
    [
      'type, stage and owner',
      { type: 'individual', stage: 'deal', owner_id: 9 },
      { type: 'company', stage: 'prospect', ownerId: null },
      {},
      {},
    ],
    [
      'a region of the same country',
      { country: 'CN', region_code: '320500' },
      {},
      { regionCode: '320500' },
      { regionCode: '320500' },
    ],
    [
      'a region of another country',
      { country: 'DE', region_code: null },
      { regionCode: '320500' },
      {},
      { country: 'DE', regionCode: null },
    ],
    [
      'another country alone',
      { country: 'DE' },
      { regionCode: '320500' },
      {},
      { country: 'DE', regionCode: null },
    ],
    [
      'a region where the country is another',
      { country: 'CN', region_code: '320500' },
      { country: 'DE' },
      {},
      { country: 'CN', regionCode: '320500' },
    ],
    [
      'another source, which has no basis yet',
      { source: 'licensed_data' },
      { source: 'exhibition', sourceNote: '展会名录' },
      {},
      { source: 'licensed_data', sourceNote: null },
    ],
    [
      'a basis of another source',
      { source: 'licensed_data', source_note: '协会授权' },
      { source: 'exhibition' },
      {},
      { source: 'licensed_data', sourceNote: '协会授权' },
    ],
    [
      'a basis of the same source',
      { source: 'licensed_data', source_note: '协会授权' },
      { source: 'licensed_data' },
      { sourceNote: '协会授权' },
      { sourceNote: '协会授权' },
    ],
  ])('%s', (_, given, now, fill, overwrite) => {
    expect(change('fill', row(given), known(now)).fields).toEqual(fill)
    expect(change('overwrite', row(given), known(now)).fields).toEqual(overwrite)
  })

  test('custom fields and the group', () => {
    const given = row({ group_name: '新集团' }, { custom: { cf_a: '甲', cf_b: 2 } })
    const now = known({ 'custom.cf_a': '乙' }, { groupName: '老集团' })
    expect(change('fill', given, now)).toMatchObject({ custom: { cf_b: 2 }, group: null })
    expect(change('overwrite', given, now)).toMatchObject({
      custom: { cf_a: '甲', cf_b: 2 },
      group: '新集团',
    })
    expect(change('fill', given, known())).toMatchObject({ group: '新集团' })
    expect(change('overwrite', given, known({}, { groupName: '新集团' }))).toMatchObject({ group: null })
  })

  test.each<[what: string, given: number[], held: number[], fill: object, overwrite: object]>([
    ['a new one', [3], [4], { give: [3], take: [] }, { give: [3], take: [] }],
    ['one that is held', [3], [3], { give: [], take: [] }, { give: [], take: [] }],
    ['another of a group that takes one', [1], [2, 3], { give: [], take: [] }, { give: [1], take: [2] }],
  ])('tags: %s', (_, tags, held, fill, overwrite) => {
    expect(change('fill', row({}, { tags }), known({}, { tags: held })).tags).toEqual(fill)
    expect(change('overwrite', row({}, { tags }), known({}, { tags: held })).tags).toEqual(overwrite)
  })
})

describe('contacts of a customer that is there', () => {
  const mobile = { kind: 'mobile', e164: '+8613800138000', extension: null } as const
  const landline = { kind: 'landline', e164: '+861088886666', extension: '801' } as const
  const now = known(
    {},
    {
      contacts: [
        {
          id: 5,
          nameNorm: '张三',
          fields: { name: '张三', jobTitle: '采购', phones: ['+861088886666 x801'] },
        },
        { id: 6, nameNorm: '王总', fields: { name: '王总', jobTitle: null, phones: ['+8613800138000'] } },
      ],
    },
  )
  const person = (name: string, columns: object = {}, phones: ParsedRow['phones'] = []) =>
    row({}, { contact: { name, name_norm: name, ...columns }, phones })

  test('of the same name: fields and phones that it lacks', () => {
    const given = person('张三', { job_title: '总监', email: 'a@b.cn' }, [landline, mobile])
    const phones = [mobile]
    expect(contactChange('fill', given, now)).toEqual({
      id: 5,
      fields: { email: 'a@b.cn' },
      custom: {},
      phones,
    })
    expect(contactChange('overwrite', given, now)).toMatchObject({
      fields: { email: 'a@b.cn', jobTitle: '总监' },
    })
  })

  test('of another name with the same mobile: 王总 is 王强', () => {
    const given = person('王强', { job_title: '经理' }, [mobile])
    expect(contactChange('fill', given, now)).toEqual({
      id: 6,
      fields: { jobTitle: '经理' },
      custom: {},
      phones: [],
    })
    expect(contactChange('overwrite', given, now)?.fields).toEqual({ name: '王强', jobTitle: '经理' })
  })

  test.each([
    ['a shared landline is no person', person('李四', {}, [landline])],
    ['no contact in the row', row({})],
  ])('none of them: %s', (_, given) => {
    expect(contactChange('overwrite', given, now)).toBeNull()
  })
})
