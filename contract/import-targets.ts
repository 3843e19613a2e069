import { z } from 'zod'
import { type CustomField, customKey } from './custom-fields.ts'

/** What a column can become: fields of the customer, and of one contact per row. */
export const importTargets = [
  'name',
  'type',
  'shortName',
  'creditCode',
  'legalNature',
  'businessType',
  'industry',
  'foundedOn',
  'country',
  'region',
  'address',
  'website',
  'mainBusiness',
  'size',
  'headcount',
  'annualRevenue',
  'totalAssets',
  'initialNeed',
  'budget',
  'expectedStart',
  'urgency',
  'painPoints',
  'preferences',
  'household',
  'source',
  'sourceNote',
  'cooperationSince',
  'stage',
  'relationStatus',
  'highlights',
  'tags',
  'group',
  'owner',
  'contact.name',
  'contact.familyName',
  'contact.givenName',
  'contact.jobTitle',
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'contact.relation',
  'contact.preferredChannels',
  'contact.goodHours',
  'contact.influence',
  'contact.attitude',
  'contact.remark',
  'followUp.at',
  'followUp.author',
  'followUp.method',
  'followUp.content',
  'followUp.feedback',
  'followUp.feedbackDetail',
] as const
export const importTarget = z.enum(importTargets)
export type ImportTarget = (typeof importTargets)[number]

/** What is told of a follow-up of the past. */
export type FollowUpTarget = Extract<ImportTarget, `followUp.${string}`>
export const isFollowUpTarget = (target: MappingTarget): target is FollowUpTarget =>
  target.startsWith('followUp.')
/** A name in two columns, as many programs keep it; both together are the contact's name. */
export const namePartTargets: readonly MappingTarget[] = ['contact.familyName', 'contact.givenName']

/** A custom field of the customer (`custom.cf_1a`), or of the row's contact (`contact.custom.cf_1a`). */
export const customTarget = z.templateLiteral([z.enum(['custom.', 'contact.custom.']), customKey])
export type CustomTarget = `custom.${string}` | `contact.custom.${string}`
export type MappingTarget = ImportTarget | CustomTarget

export const customTargetOf = ({ object, key }: Pick<CustomField, 'object' | 'key'>): CustomTarget =>
  object === 'customer' ? `custom.${key}` : `contact.custom.${key}`
export const isCustomTarget = (target: MappingTarget): target is CustomTarget =>
  /^(contact\.)?custom\./.test(target)

/** Several columns may become these: 省, 市 and 区 are read together, as are 手机 and 座机. */
export const repeatableTargets: readonly MappingTarget[] = ['region', 'contact.phones']
