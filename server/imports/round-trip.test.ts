import { constantFrom, date, integer, option, record, sample, subarray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attitudes, channels, contactRelations, influences } from '../../contract/contacts.ts'
import type { CustomField, CustomObject, CustomValues } from '../../contract/custom-fields.ts'
import {
  businessTypes,
  customerTypes,
  legalNatures,
  relationStatuses,
  sources,
  stages,
  urgencies,
} from '../../contract/customer-fields.ts'
import * as customers from '../../contract/customers.ts'
import { setGroup } from '../../contract/groups.ts'
import type { Language } from '../../contract/session.ts'
import * as tags from '../../contract/tags.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { csvRecords } from '../platform/workbook/csv-records.ts'
import { download, importBed } from './testing/bed.ts'
import { prepared, rowsOf, run, stateOf, work } from './testing/steps.ts'

/** Texts that a sheet could take for something else, and names that hold what stands between several. */
const line = constantFrom(
  '张三',
  '=1+1',
  '-5',
  "'=x",
  '1234567890123456',
  '2024-01-01',
  '是',
  'A, B；“C”、D',
  '007',
  '3e5',
)
const lines = constantFrom('一行', '第一行\n第二行，还有', '"引号"', '@all')
const day = date({ min: new Date('1990-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map(
  (at) => at.toISOString().slice(0, 10),
)
const fen = integer({ min: 0, max: 900_000_000_000 })
const rangeOf = (bound: typeof fen) =>
  record({ min: option(bound), max: option(bound) }).map(({ min, max }) => {
    if (min === null && max === null) return null
    return min !== null && max !== null && min > max ? { min: max, max: min } : { min, max }
  })

const drafts = record({
  type: constantFrom(...customerTypes),
  shortName: option(line),
  legalNature: option(constantFrom(...legalNatures)),
  businessType: option(constantFrom(...businessTypes)),
  foundedOn: option(day),
  country: constantFrom('CN', 'CN', 'DE', 'US', 'KR', 'CI', 'CD', 'TR'),
  regionCode: option(constantFrom('440305', '320583', '441900', '810000', '110000', '150000', '659001')),
  address: option(line),
  website: option(constantFrom('https://a.example.com/路?x=1', 'http://b.example.com')),
  mainBusiness: option(lines),
  headcount: rangeOf(integer({ min: 0, max: 2_000_000 })),
  annualRevenue: rangeOf(fen),
  totalAssets: option(fen),
  initialNeed: option(lines),
  budget: rangeOf(fen),
  expectedStart: option(day),
  urgency: option(constantFrom(...urgencies)),
  painPoints: option(lines),
  preferences: option(lines),
  source: option(constantFrom(...sources)),
  sourceNote: option(lines),
  cooperationSince: option(day),
  stage: constantFrom(...stages),
  relationStatus: option(constantFrom(...relationStatuses)),
  highlights: option(lines),
}).map((draft) => (draft.country === 'CN' ? draft : { ...draft, regionCode: null }))

const persons = record({
  name: line,
  jobTitle: option(line),
  phones: subarray(['13800138000', '010-88886666转801', '400 800 1234', '+49 40 5550123']),
  email: option(constantFrom('a@example.com', '-b@example.com')),
  wechat: option(line),
  relation: option(constantFrom(...contactRelations)),
  preferredChannels: subarray([...channels]),
  goodHours: option(line),
  influence: option(constantFrom(...influences)),
  attitude: option(constantFrom(...attitudes)),
  remark: option(lines),
})

const kinds = ['text', 'long_text', 'number', 'money', 'date', 'single', 'multi', 'boolean', 'link'] as const
const customOf = (fields: readonly CustomField[]) => {
  const keysOf = ({ options }: CustomField) => options.map(({ key }) => key)
  return record(
    Object.fromEntries(
      fields.map((field) => [
        field.key,
        {
          text: line,
          long_text: lines,
          number: integer({ min: -5_000_000, max: 5_000_000 }).map((value) => value / 100),
          money: fen,
          date: day,
          single: constantFrom(...keysOf(field), null),
          multi: subarray(keysOf(field)),
          boolean: constantFrom(true, false, null),
          link: constantFrom('https://c.example.com', null),
        }[field.kind],
      ]),
    ),
  )
}

/** A company with the same people, tags and custom fields as any other of these, and nobody from whom anything is hidden. */
async function companyOf(language: Language) {
  const bed = await importBed()
  const administrator = await bed.as(bed.company.people.管理员)
  const { db } = bed.database
  await sql`update user_account set language = ${language} where id = ${bed.company.people.管理员}`.execute(
    db,
  )
  await sql`
    insert into role_field (role_id, field, level) select id, field, 'edit' from role,
      unnest(array['contact.phones', 'contact.email', 'contact.wechat']) as field where key = 'administrator'`.execute(
    db,
  )
  await sql`
    with g as (insert into tag_group (name, colour, position) values ('产量', 'green', 99) returning id)
    insert into tag (group_id, name) select id, name from g, unnest(array['稳定合作', '大批量、少批次', 'A/B 样']) as name`.execute(
    db,
  )
  const fields: Record<CustomObject, CustomField[]> = { customer: [], contact: [] }
  for (const object of ['customer', 'contact'] as const)
    for (const kind of kinds)
      fields[object].push(
        await makeField(
          administrator,
          `自定${kind}`,
          kind,
          {
            ...(kind === 'number' && { unit: '台', decimals: 2 }),
            options: kind === 'single' || kind === 'multi' ? ['甲', '乙 / 丙'] : [],
          },
          object,
        ),
      )
  return { bed, administrator, fields }
}

async function enter({ bed, administrator, fields }: Awaited<ReturnType<typeof companyOf>>): Promise<void> {
  const given = { numRuns: 60, seed: 20_260_601 }
  const industries = await bed.database.db.selectFrom('industry').select('id').orderBy('id').execute()
  const known = (await administrator.call(tags.listTags)).result.rows
    .filter(({ appliesTo }) => appliesTo !== 'contact')
    .flatMap(({ tags: some }) => some.map(({ id }) => id))
  const draws = sample(drafts, given).map((draft, index) => ({ draft, index }))
  const people = sample(persons, given)
  const custom = {
    customer: sample(customOf(fields.customer), given),
    contact: sample(customOf(fields.contact), given),
  }
  const chosen = sample(subarray(known, { maxLength: 6 }), given)
  for (const { draft, index } of draws) {
    const name = index % 7 === 0 ? `=公司${index}` : `公司${index}`
    const body = {
      ...draft,
      name,
      industryId: index % 3 === 0 ? null : (industries[index % industries.length]?.id ?? null),
      ownerId: [bed.company.people.李娜, bed.company.people.王磊, bed.company.people.管理员][index % 3],
      creditCode: index === 1 ? '91350100M000100Y43' : null,
      custom: custom.customer[index] as CustomValues,
      contacts:
        index % 5 === 4 && draft.type === 'company'
          ? []
          : [{ ...people[index], custom: custom.contact[index] as CustomValues, isPrimary: true }],
    }
    const made = await administrator.call(customers.createCustomer, { body })
    expect(made.status, made.text).toBe(200)
    const params = { id: made.result.id }
    if (chosen[index]?.length)
      await administrator.call(tags.tagCustomer, { params, body: { add: chosen[index], remove: [] } })
    if (index % 4 === 0)
      await administrator.call(setGroup, { params, body: { name: index % 8 === 0 ? '甲集团' : '=乙集团' } })
  }
}

/** Rows by their heads, in the order of names; without what each company gives anew. */
async function exported(administrator: Caller, language: Language): Promise<Record<string, string>[]> {
  const file = await administrator.call(customers.exportCustomers, { query: { format: 'csv', sort: 'name' } })
  const [heads = [], ...rows] = csvRecords({ delimiter: ',', newline: '\n', skip: 0 }).feed(
    file.text.replace(/^\ufeff/, ''),
    true,
  )
  const own = language === 'en' ? ['Number', 'Created'] : ['客户编号', '创建时间']
  return rows
    .filter((cells) => cells.length > 1)
    .map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([head]) => !own.includes(head))))
}

/** What an export holds, an import takes in: into another company, which then exports the same. */
describe.each<Language>(['zh-CN', 'en'])('from one company into another (%s)', (language) => {
  test.each(['csv', 'xlsx'] as const)('by %s everything comes along', async (format) => {
    const from = await companyOf(language)
    await enter(from)
    const before = await exported(from.administrator, language)
    expect(before).toHaveLength(60)
    const unused = Object.keys(before[0] ?? {}).filter((head) => before.every((row) => row[head] === ''))
    // Nobody has been spoken to yet.
    expect(unused).toEqual(
      language === 'en'
        ? ['Do not contact', 'Next follow-up', 'Last follow-up']
        : ['请勿联系', '下次跟进', '最近跟进'],
    )
    const file = await download(from.bed, '管理员', `/customers/export?format=${format}&sort=name`)

    const into = await companyOf(language)
    const id = await prepared(into.bed, into.administrator, file.rawPayload)
    const wrong = (await rowsOf(into.administrator, id, 'bad')).map(({ problems, cells }) => ({
      problems,
      cells,
    }))
    expect(wrong).toEqual([])
    await run(into.administrator, id)
    await work(into.bed)
    expect((await stateOf(into.administrator, id)).status).toBe('done')
    expect(await exported(into.administrator, language)).toEqual(before)
  })
})
