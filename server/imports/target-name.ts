import type { CustomField } from '../../contract/custom-fields.ts'
import { type ImportTarget, namePartTargets } from '../../contract/import-targets.ts'
import type { Language } from '../../contract/session.ts'
import { sentence } from '../platform/sentences.ts'

const fieldOf: Partial<Record<ImportTarget, string>> = {
  industry: 'industryId',
  region: 'regionCode',
  owner: 'ownerId',
  group: 'groupId',
}

/** The name of what a column becomes, as the template's heads and the page show it. */
export function targetName(language: Language, target: ImportTarget): string {
  if (target === 'size') return sentence(language, 'imports.target.size')
  if (target === 'followUp.author') return sentence(language, 'imports.target.author')
  if (target.startsWith('followUp.'))
    return sentence(language, `fields.followUp.${target.slice('followUp.'.length)}`)
  if (namePartTargets.includes(target))
    return sentence(language, `imports.target.${target.slice('contact.'.length)}`)
  if (!target.startsWith('contact.'))
    return sentence(language, `fields.customer.${fieldOf[target] ?? target}`)
  const field = sentence(language, `fields.contact.${target.slice('contact.'.length)}`)
  return sentence(language, 'columns.ofContact', { field })
}

export const customTargetName = (
  language: Language,
  { object, label }: Pick<CustomField, 'object' | 'label'>,
) => (object === 'customer' ? label : sentence(language, 'columns.ofContact', { field: label }))

/** The same above its column; the unit stands here, so that cells go without. */
export function customHead(
  language: Language,
  field: Pick<CustomField, 'object' | 'label' | 'unit'>,
): string {
  const name = customTargetName(language, field)
  return field.unit === null ? name : `${name} (${field.unit})`
}
