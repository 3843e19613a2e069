import { beforeAll, expect, test } from 'vitest'
import { type AccessLogEntry, accessActions, listAccessLog } from '../../contract/access-log.ts'
import * as custom from '../../contract/custom-fields.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as sets from '../../contract/field-sets.ts'
import { listRoles, updateRole } from '../../contract/roles.ts'
import * as security from '../../contract/security-rules.ts'
import * as settings from '../../contract/settings.ts'
import * as tags from '../../contract/tags.ts'
import { type Caller, testApp } from '../platform/testing/app.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** Every change of a rule stands in the access log: who, which rule, from what to what; of typed words only that they changed. */
let administrator: Caller
let auditor: Caller

beforeAll(async () => {
  const database = await testDatabase()
  const company = await foundTestCompany(database)
  const testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
  auditor = await testbed.as(company.people.沈计)
})

const log = async (): Promise<AccessLogEntry[]> =>
  (await auditor.call(listAccessLog, { query: { limit: 200 } })).result.rows
const told = async () => {
  const [entry] = await log()
  expect(accessActions).toContain(entry?.action)
  return entry
}
const act = async <E extends Endpoint>(endpoint: E, given: object) => {
  const answer = await administrator.call(endpoint, given)
  expect(answer.status, answer.text).toBe(200)
  return answer.result
}

test('the rules of the organisation, with both values; nothing where nothing changes', async () => {
  const { version } = (await administrator.call(settings.readOrganisation)).result
  const changes = {
    revealDailyLimit: 20,
    revealReasonRequired: true,
    sessionIdleMinutes: 720,
    name: '新名字',
  }
  await act(settings.updateOrganisation, { body: { version, changes } })
  const entry = await told()
  expect(entry).toMatchObject({ action: 'organisation.changed', actor: { name: '管理员' } })
  expect(entry?.data).toEqual({
    fields: ['name'],
    changes: { revealDailyLimit: [50, 20], revealReasonRequired: [false, true] },
  })
  expect(JSON.stringify(await log())).not.toContain('新名字')
  const before = (await log()).length
  await act(settings.updateOrganisation, { body: { version: version + 1, changes } })
  expect(await log()).toHaveLength(before)
  const stale = await administrator.call(settings.updateOrganisation, {
    body: { version, changes: { revealDailyLimit: 0 } },
  })
  expect([stale.status, (await log()).length]).toEqual([409, before])
})

test('the rules of signing in', async () => {
  const { version } = (await administrator.call(security.readSecurityRules)).result
  await act(security.updateSecurityRules, { body: { version, changes: { passwordHistory: 5 } } })
  expect(await told()).toMatchObject({
    action: 'rules.changed',
    data: { changes: { passwordHistory: [3, 5] } },
  })
})

test('industries', async () => {
  const body = { name: '新能源', shortCode: 'NEW', gbCode: 'D' }
  const { id } = await act(settings.createIndustry, { body })
  expect(await told()).toMatchObject({ action: 'industry.created', object: { id, name: '新能源' } })
  await act(settings.updateIndustry, { params: { id }, body: { ...body, active: false } })
  expect(await told()).toMatchObject({
    action: 'industry.changed',
    data: { fields: [], changes: { active: [true, false] } },
  })
  const unknown = await administrator.call(settings.updateIndustry, { params: { id: 999_999 }, body })
  expect(unknown.status).toBe(404)
})

test('tag groups, tags and the label line', async () => {
  const { id } = await act(tags.createTagGroup, {
    body: { name: '合作态度', colour: 'blue', meaning: '怎样' },
  })
  expect(await told()).toMatchObject({ action: 'tagGroup.created', object: { name: '合作态度' } })
  await act(tags.updateTagGroup, {
    params: { id },
    body: { colour: 'red', exclusive: true, meaning: '换了' },
  })
  expect(await told()).toMatchObject({
    action: 'tagGroup.changed',
    data: { fields: ['meaning'], changes: { colour: ['blue', 'red'], exclusive: [false, true] } },
  })
  const tag = await act(tags.createTag, { params: { id }, body: { name: '积极' } })
  expect(await told()).toMatchObject({
    action: 'tag.created',
    object: { name: '积极' },
    data: { groupId: id },
  })
  await act(tags.updateTag, { params: { id: tag.id }, body: { active: false } })
  expect(await told()).toMatchObject({ action: 'tag.changed', data: { changes: { active: [true, false] } } })
  const before = (await administrator.call(tags.readLabelLine)).result.pattern
  await act(tags.updateLabelLine, { body: { pattern: '{industry}-{stage}' } })
  expect(await told()).toMatchObject({
    action: 'labelLine.changed',
    data: { changes: { pattern: [before, '{industry}-{stage}'] } },
  })
})

test('field sets and which one an entry asks for', async () => {
  const fields = [{ field: 'customer.budget', required: false }]
  const made = await act(sets.createFieldSet, { body: { use: 'entry', name: '展会', fields } })
  expect(await told()).toMatchObject({ action: 'fieldSet.created', data: { added: ['customer.budget'] } })
  const changes = { fields: [{ field: 'customer.budget', required: true }] }
  await act(sets.updateFieldSet, { params: { id: made.id }, body: { version: 1, changes } })
  expect(await told()).toMatchObject({
    action: 'fieldSet.changed',
    object: { name: '展会' },
    data: { added: ['customer.budget:required'], removed: ['customer.budget'] },
  })
  const none = { end_user: null, distributor: null, trader: null, oem: null }
  await act(sets.chooseEntrySets, { body: { ...none, other: made.id } })
  const chosen = await told()
  expect(chosen).toMatchObject({
    action: 'fieldSet.chosen',
    data: { changes: { other: [expect.anything(), made.id] } },
  })
  const [other] = (await administrator.call(sets.listFieldSets)).result.rows.filter(
    ({ use, id }) => use === 'entry' && id !== made.id,
  )
  await act(sets.chooseEntrySets, { body: { ...none, other: other?.id } })
  await act(sets.deleteFieldSet, { params: { id: made.id } })
  expect(await told()).toMatchObject({ action: 'fieldSet.deleted', object: { id: made.id, name: null } })
})

test('custom fields', async () => {
  const body = { object: 'customer', label: '设备台数', kind: 'number', decimals: 0 }
  const { id, key } = await act(custom.createCustomField, { body })
  expect(await told()).toMatchObject({
    action: 'customField.created',
    object: { name: '设备台数' },
    data: { key },
  })
  const changes = { decimals: 2, label: '台数', active: false }
  await act(custom.updateCustomField, { params: { id }, body: { version: 1, changes } })
  expect(await told()).toMatchObject({
    action: 'customField.changed',
    data: { fields: ['label'], changes: { decimals: [0, 2], active: [true, false] } },
  })
  await act(custom.deleteCustomField, { params: { id } })
  expect(await told()).toMatchObject({ action: 'customField.deleted', data: { key } })
})

test('what a role sees, before and after', async () => {
  const role = (await administrator.call(listRoles)).result.rows.find(({ key }) => key === 'sales')
  const changes = { levels: { 'customer.budget': 'hidden' } }
  await act(updateRole, { params: { id: role?.id }, body: { version: role?.version, changes } })
  expect(await told()).toMatchObject({
    action: 'role.changed',
    data: { levels: { 'customer.budget': 'hidden' }, levelsBefore: { 'customer.budget': 'edit' } },
  })
})
