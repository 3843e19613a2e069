/*
 * The lists of the contract without its schemas, which the pages don't load (docs/decisions/0012); the types hold them to it.
 */

import type { readConsents } from '../../contract/consents.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { PrivacyRequest } from '../../contract/privacy.ts'

export const kinds = [
  'copy',
  'correct',
  'erase',
  'withdraw',
] as const satisfies readonly PrivacyRequest['kind'][]
export const channels = [
  'phone',
  'email',
  'wechat',
  'letter',
  'visit',
  'other',
] as const satisfies readonly PrivacyRequest['channel'][]
export const grounds = [
  'retention_required',
  'technically_impossible',
  'secrecy_required',
  'not_the_person',
  'not_held',
  'other',
] as const satisfies readonly NonNullable<PrivacyRequest['ground']>[]

type Noted = ResultOf<typeof readConsents>['consents'][number]
export const bases = [
  'consent',
  'contract',
  'duty',
  'emergency',
  'public_interest',
  'published',
  'law',
] as const satisfies readonly Noted['basis'][]
export const ways = [
  'spoken',
  'written',
  'web_form',
  'message',
  'other',
] as const satisfies readonly NonNullable<Noted['way']>[]
export const barredWays = [
  'all',
  'phone',
  'email',
  'wechat',
  'marketing',
] as const satisfies readonly ResultOf<typeof readConsents>['doNotContact'][number]['channels'][number][]
