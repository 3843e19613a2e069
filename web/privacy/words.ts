/*
 * The lists of the contract without its schemas, which the pages don't load (docs/decisions/0012); the types hold them to it.
 */
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
