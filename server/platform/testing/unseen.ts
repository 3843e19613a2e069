import { type GuardedField, levelsOf } from '../../../contract/field-levels.ts'
import type { FieldLevel } from '../../../contract/levels.ts'
import type { PersonName } from './company.ts'
import { attached, leakOf, readingOf, tracedFields, traces } from './sentinels.ts'

/**
 * By hand, who doesn't see what of a customer of 王磊 (DOMAIN §1). Besides those with a preset role: with whom the
 * customer is shared or was, who may everything and sees nothing, a part or all of its fields, and who may everything
 * with the own customers alone and has none.
 */
export const extras = ['读协作', '写协作', '前协作', '全隐', '全遮', '全读', '只本人'] as const
export type Extra = (typeof extras)[number]
export type Name = PersonName | Extra

/** The levels that a role of everything gives to every field. */
export const levelOfRole: Partial<Record<Name, FieldLevel>> = {
  全隐: 'hidden',
  全遮: 'masked',
  全读: 'read',
  只本人: 'edit',
}

export type Unseen = {
  /** On the record and its own endpoints. */
  record: readonly GuardedField[]
  /** In lists, search, exports. */
  bulk: readonly GuardedField[]
  /** Not even by revealing. */
  hidden: readonly GuardedField[]
}
export const nothing = 'nothing'

const reach = [
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'billing_profile.phone',
  'delivery_address.phone',
] as const
const sensitive = [
  'customer.budget',
  'customer.highlights',
  'contact.influence',
  'contact.attitude',
  'contact.reportsToId',
  'contact.remark',
] as const
/** Shown only to who sees all of it: administrators and the management. */
const household = ['customer.household'] as const
const whole: Unseen = { record: reach, bulk: reach, hidden: [] }
const others: Unseen = { record: [...reach, ...household], bulk: [...reach, ...household], hidden: household }
const withoutSensitive: Unseen = {
  record: [...reach, ...sensitive, ...household],
  bulk: [...reach, ...sensitive, ...household],
  hidden: [...sensitive, ...household],
}

export const unseen: Partial<Record<Name, Unseen | typeof nothing>> = {
  王磊: { record: household, bulk: [...reach, ...household], hidden: household },
  李娜: others,
  赵总: others,
  管理员: whole,
  吴婷: others,
  钱总: whole,
  读协作: others,
  写协作: others,
  周敏: withoutSensitive,
  郑洁: withoutSensitive,
  高远: withoutSensitive,
  邓辉: withoutSensitive,
  冯涛: withoutSensitive,
  孙丽: nothing,
  陈静: nothing,
  前协作: nothing,
  沈计: nothing,
  只本人: nothing,
  全隐: {
    record: tracedFields,
    bulk: tracedFields,
    // What a record goes by is masked at most.
    hidden: tracedFields.filter((field) => levelsOf(field).includes('hidden')),
  },
  全遮: { record: tracedFields, bulk: tracedFields, hidden: [] },
  全读: { record: [], bulk: [], hidden: [] },
}
export const people = Object.keys(unseen) as Name[]

/** What of the customer a person doesn't see at a place; `nothing` for who sees nothing of it at all. */
export function unseenBy(person: Name, where: keyof Unseen): readonly GuardedField[] | typeof nothing {
  const told = unseen[person] ?? nothing
  return told === nothing ? nothing : told[where]
}

export const customerName = '旗舰测试客户'
/** What a person who is a customer goes by, masked or not. */
export const personName = /上官|上\*/

/** All that a text shows of fields that aren't seen, `customer.budget: 848773`. */
export function leaksIn(text: string, fields: readonly GuardedField[] | typeof nothing): string[] {
  const reading = readingOf(text)
  const found = Object.entries(traces)
    .filter(([field]) => fields === nothing || fields.includes(field as GuardedField))
    .map(([field, trace]) => [field, leakOf(trace, reading)])
  const hanging = Object.entries(attached).map(([what, trace]) => [what, leakOf(trace, reading)])
  const name = text.includes(customerName) ? customerName : undefined
  const all = fields === nothing ? [...found, ...hanging, ['its name', name]] : found
  return all.filter(([, leak]) => leak !== undefined).map(([what, leak]) => `${what}: ${String(leak)}`)
}
