import { listContacts, updateContact } from '../../../contract/contacts.ts'
import { openCustomer, updateCustomer } from '../../../contract/customers.ts'
import type { FieldLevel } from '../../../contract/field-levels.ts'
import { listQuestions } from '../../../contract/questions.ts'
import * as spotChecks from '../../../contract/spot-checks.ts'
import * as contract from '../../../contract/verification.ts'
import { followUpBed } from '../../followups/testing/bed.ts'
import { sql } from '../../platform/database.ts'
import type { PersonName } from '../../platform/testing/company.ts'

/** A company whose people verify what they know; 王磊 does what nobody else is named for. */
export async function verificationBed() {
  const bed = await followUpBed()
  const { db } = bed.database
  const marksOf = async (id: number, name: PersonName = '王磊') =>
    (await bed.as(name)).call(contract.listMarks, { params: { id } })
  const mark = async (id: number, body: object, name: PersonName = '王磊') =>
    (await bed.as(name)).call(contract.setMark, { params: { id }, body })
  const contactsOf = async (id: number, name: PersonName = '王磊') =>
    (await (await bed.as(name)).call(listContacts, { params: { id } })).result.rows
  const open = async (id: number, name: PersonName = '王磊') =>
    (await (await bed.as(name)).call(openCustomer, { params: { id } })).result
  async function edit(id: number, changes: Record<string, unknown>, name: PersonName = '王磊') {
    const { version } = await open(id, name)
    const answer = await (await bed.as(name)).call(updateCustomer, {
      params: { id },
      body: { version, changes },
    })
    if (answer.status !== 200) throw new Error(answer.text)
  }
  async function editContact(customerId: number, changes: Record<string, unknown>) {
    const [contact] = await contactsOf(customerId)
    if (!contact) throw new Error('no contact')
    const answer = await (await bed.as('王磊')).call(updateContact, {
      params: { id: contact.id },
      body: { version: contact.version, changes },
    })
    if (answer.status !== 200) throw new Error(answer.text)
  }
  /** Of 王磊, with a contact that has all that can be marked. */
  async function customer(draft: object = {}, owner: PersonName = '王磊') {
    const id = await bed.company.customerOf(owner, {
      website: 'https://example.com',
      address: '解放路 1 号',
      initialNeed: '减速机',
      contacts: [{ name: '赵明', jobTitle: '采购', phones: ['13800138000'], email: 'zhao@example.com' }],
      ...draft,
    })
    const [contact] = await contactsOf(id, owner)
    return { id, contactId: contact?.id ?? 0, phoneId: contact?.phones[0]?.id ?? 0 }
  }
  const confirm = async (id: number, name: PersonName = '王磊') =>
    (await bed.as(name)).call(contract.confirmData, { params: { id } })
  const toVerify = async (name: PersonName = '王磊', query: Record<string, unknown> = {}) =>
    (await (await bed.as(name)).call(contract.listToVerify, { query })).result
  const questions = async (id: number, name: PersonName = '王磊') =>
    (await bed.as(name)).call(listQuestions, { params: { id } })
  const draw = async (departmentId: number, name: PersonName = '李娜') =>
    (await bed.as(name)).call(spotChecks.drawSpotCheck, { body: { departmentId } })
  const items = async (query: Record<string, unknown> = {}, name: PersonName = '李娜') =>
    (await (await bed.as(name)).call(spotChecks.listSpotCheckItems, { query })).result.rows
  const judge = async (
    { id, spotCheckId }: { id: number; spotCheckId: number },
    body: object,
    name: PersonName = '李娜',
  ) =>
    (await bed.as(name)).call(spotChecks.judgeSpotCheckItem, {
      params: { id, spotCheckId },
      body: { version: 1, ...body },
    })
  const reopen = async (
    { id, spotCheckId }: { id: number; spotCheckId: number },
    body: object,
    name: PersonName = '李娜',
  ) => (await bed.as(name)).call(spotChecks.reopenSpotCheckItem, { params: { id, spotCheckId }, body })
  /** What a role sees of a field from now on. */
  const level = (role: string, field: string, level: FieldLevel) =>
    sql`
      insert into role_field (role_id, field, level) select id, ${field}, ${level} from role where key = ${role}
      on conflict (role_id, field) do update set level = excluded.level`.execute(db)
  return {
    ...bed,
    marksOf,
    mark,
    contactsOf,
    open,
    edit,
    editContact,
    customer,
    confirm,
    toVerify,
    questions,
    draw,
    items,
    judge,
    reopen,
    level,
  }
}
