import type { TFunction } from 'i18next'
import {
  type ImportState,
  type ImportTarget,
  importTargets,
  isCustomTarget,
  type MappingTarget,
  repeatableTargets,
} from '../../contract/imports.ts'

const customerField: Record<string, string> = {
  industry: 'industryId',
  region: 'regionCode',
  owner: 'ownerId',
}

/** `所属行业`, `联系人姓名`: what a column becomes, in words. */
export function targetLabel(t: TFunction, target: MappingTarget): string {
  if (isCustomTarget(target)) return target.slice(target.lastIndexOf('.') + 1)
  if (target === 'size') return t('imports.target.size')
  if (target.startsWith('contact.')) {
    const field = target.slice('contact.'.length)
    return t('imports.target.contact', { field: t(`fields.contact.${field}` as 'fields.contact.name') })
  }
  return t(`fields.customer.${customerField[target] ?? target}` as 'fields.customer.name')
}

export type Mapping = ImportState['mapping']

/** For another sheet than the one the server guessed for: columns whose head is just the name of a target. */
export function mappingByName(head: readonly string[], labelOf: (target: ImportTarget) => string): Mapping {
  const left = new Map(importTargets.map((target) => [labelOf(target), target]))
  return head.map((name) => {
    const target = left.get(name.trim()) ?? null
    left.delete(name.trim())
    return target
  })
}

/** A phone or title without whose it is: every row that has one will be refused. */
export function lacksContactName(mapping: Readonly<Mapping>): boolean {
  return !mapping.includes('contact.name') && mapping.some((target) => target?.startsWith('contact.'))
}

/** Targets that two columns were given to though they take only one, each once. */
export function mappedTwice(mapping: Readonly<Mapping>): ImportTarget[] {
  const given = mapping.filter(
    (target): target is ImportTarget => target !== null && !repeatableTargets.includes(target),
  )
  return [...new Set(given.filter((target, index) => given.indexOf(target) !== index))]
}
