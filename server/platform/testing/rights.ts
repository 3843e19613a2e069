import type { Permission, Scope } from '../../../contract/permissions.ts'
import { rolePresets } from '../../people/presets.ts'
import { departments, type PersonName, staff } from './company.ts'

/**
 * Who may what, said a second time (DOMAIN §1): what each preset role grants is written down by hand, and how far a grant
 * reaches is a rule of its own. Nothing here asks `visibility.ts`, so the two agree or the specification fails.
 */
export type Rights = Partial<Record<Permission, Scope>>

const customer = (scope: Scope): Rights => ({
  'customer.view': scope,
  'customer.create': scope,
  'customer.edit': scope,
  'customer.delete': scope,
  'customer.merge': scope,
  'customer.import': scope,
  'customer.export': scope,
  'customer.share': scope,
})
const contacts: Rights = { 'contact.create': 'all', 'contact.edit': 'all', 'contact.delete': 'all' }
const followUps: Rights = { 'followUp.create': 'all', 'followUp.edit': 'all', 'followUp.delete': 'all' }
const files: Rights = { 'file.create': 'all', 'file.delete': 'all' }
const reveal: Rights = { 'contact.reveal': 'all' }
/** Who leads others looks behind masks and assigns. */
const lead = (scope: Scope): Rights => ({
  ...customer(scope),
  ...contacts,
  ...followUps,
  ...files,
  ...reveal,
  'customer.reveal': scope,
  'customer.approve': scope,
  'customer.assign': scope,
})
const reader: Rights = { 'customer.view': 'all' }

/** By the key of the preset role. */
export const rights: Record<string, Rights> = {
  sales: { ...customer('own'), ...contacts, ...followUps, ...files },
  sales_supervisor: lead('department'),
  department_head: lead('below'),
  marketing: {
    ...reader,
    'customer.create': 'own',
    'customer.edit': 'own',
    'customer.import': 'own',
    'contact.create': 'all',
    ...followUps,
    ...files,
  },
  operations: {
    ...reader,
    'customer.create': 'all',
    'customer.edit': 'all',
    'customer.merge': 'all',
    'customer.import': 'all',
    'customer.export': 'all',
    ...contacts,
    ...followUps,
    ...files,
  },
  customer_service: {
    ...reader,
    'contact.create': 'all',
    'contact.edit': 'all',
    ...followUps,
    ...files,
    ...reveal,
  },
  technical_support: { ...reader, ...followUps, ...files, ...reveal },
  delivery: { ...reader, ...followUps, ...files, ...reveal },
  finance: reader,
  management: {
    ...reader,
    'customer.export': 'all',
    'customer.reveal': 'all',
    ...followUps,
    ...reveal,
  },
  auditor: { 'log.view': 'all' },
  administrator: {
    ...lead('all'),
    'people.manage': 'all',
    'settings.manage': 'all',
    'log.view': 'all',
    'privacy.manage': 'all',
  },
}

/** What the preset roles of the product grant, to be compared with it. */
export const presetGrants: Record<string, Rights> = Object.fromEntries(
  rolePresets.map(({ key, grants }) => [
    key,
    Object.fromEntries(grants.map(({ object, action, scope }) => [`${object}.${action}`, scope])),
  ]),
)

/** One per preset role, and who has it. */
export const people = (Object.keys(staff) as PersonName[]).filter(
  (name, index, all) => all.findIndex((other) => staff[other].role === staff[name].role) === index,
)

export const holds = (person: PersonName, verb: Permission): boolean =>
  rights[staff[person].role]?.[verb] !== undefined

/** A customer as the rule knows it: whose it is, and what share of it the person has today. */
export type Stand = { owner: PersonName; share?: 'read' | 'write' | 'ended' }

/** Whether a person may do this to a living customer, or to what its owner made on it. */
export function may(person: PersonName, verb: Permission, stand: Stand): boolean {
  if (!holds(person, verb)) return false
  const isInReach = reaches(person, verb, stand)
  switch (verb) {
    case 'customer.view':
      return isInReach || stand.share === 'read' || stand.share === 'write'
    case 'customer.edit':
      return isInReach || stand.share === 'write'
    case 'contact.reveal':
      return may(person, 'customer.view', stand)
    case 'followUp.edit':
    case 'followUp.delete':
      // Somebody else's only by who may assign the customer.
      return (
        mayWriteOn(person, stand) && (stand.owner === person || reaches(person, 'customer.assign', stand))
      )
    default:
      return verb.startsWith('customer.') ? isInReach : mayWriteOn(person, stand)
  }
}

/** Contacts, follow-ups, files: by who sees the customer by role, or is let write on it by a share. */
const mayWriteOn = (person: PersonName, stand: Stand): boolean =>
  reaches(person, 'customer.view', stand) || (holds(person, 'customer.view') && stand.share === 'write')

function reaches(person: PersonName, verb: Permission, { owner }: Stand): boolean {
  const scope = rights[staff[person].role]?.[verb]
  if (scope === undefined) return false
  if (scope === 'all' || owner === person) return true
  const [mine, theirs] = [staff[person].department, staff[owner].department]
  if (scope === 'department') return mine === theirs
  return scope === 'below' && above(theirs).includes(mine)
}

/** A department and all above it. */
function above(department: string): string[] {
  const next = (departments as Record<string, string>)[department]
  return next === undefined ? [department] : [department, ...above(next)]
}

const mates: Partial<Record<string, PersonName[]>> = {
  华东区: ['孙丽', '王磊'],
  综合部: ['吴婷', '周敏'],
  销售中心: ['陈静'],
}
/** Somebody of the same department, or of one below where the person is alone. */
export const colleagueOf = (person: PersonName): PersonName =>
  mates[staff[person].department]?.find((name) => name !== person) ?? '孙丽'
/** Somebody of a department that is neither the person's nor below it. */
export const strangerTo = (person: PersonName): PersonName => (person === '赵总' ? '周敏' : '陈静')
