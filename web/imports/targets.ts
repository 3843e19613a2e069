import type { TFunction } from 'i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import {
  customTargetOf,
  isCustomTarget,
  isFollowUpTarget,
  type MappingTarget,
  namePartTargets,
  repeatableTargets,
} from '../../contract/import-targets.ts'

const customerField: Record<string, string> = {
  industry: 'industryId',
  region: 'regionCode',
  owner: 'ownerId',
  group: 'groupId',
}

/** `所属行业`, `联系人姓名`: what a column becomes, in words. */
export function targetLabel(
  t: TFunction,
  target: MappingTarget,
  custom: readonly CustomField[] = [],
): string {
  if (isCustomTarget(target)) {
    const field = custom.find((one) => customTargetOf(one) === target)
    if (!field) return t('customFields.unknown')
    return field.object === 'customer' ? field.label : t('columns.ofContact', { field: field.label })
  }
  if (target === 'size') return t('imports.target.size')
  if (target === 'followUp.author') return t('imports.target.author')
  if (isFollowUpTarget(target))
    return t(`fields.followUp.${target.slice('followUp.'.length)}` as 'fields.followUp.content')
  if (target === 'contact.familyName') return t('imports.target.familyName')
  if (target === 'contact.givenName') return t('imports.target.givenName')
  if (target.startsWith('contact.')) {
    const field = target.slice('contact.'.length)
    return t('columns.ofContact', { field: t(`fields.contact.${field}` as 'fields.contact.name') })
  }
  return t(`fields.customer.${customerField[target] ?? target}` as 'fields.customer.name')
}

export type Mapping = (MappingTarget | null)[]

/** A phone or title without whose it is: every row that has one will be refused. */
export function lacksContactName(mapping: Readonly<Mapping>): boolean {
  const named = ['contact.name', ...namePartTargets]
  return (
    mapping.some((target) => target?.startsWith('contact.')) &&
    !mapping.some((target) => target !== null && named.includes(target))
  )
}

/** Targets that two columns were given to though they take only one, each once. */
export function mappedTwice(mapping: Readonly<Mapping>): MappingTarget[] {
  const given = mapping.filter(
    (target): target is MappingTarget => target !== null && !repeatableTargets.includes(target),
  )
  return [...new Set(given.filter((target, index) => given.indexOf(target) !== index))]
}
