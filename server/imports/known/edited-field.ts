import type { CustomField } from '../../../contract/custom-fields.ts'
import type { Language } from '../../../contract/session.ts'
import { sentence } from '../../platform/sentences.ts'
import { customTargetName } from '../target-name.ts'
import type { Edited } from './restore.ts'

/** What a field of the change log is called: `所属行业`, `联系人手机`. */
export function editedField(
  language: Language,
  { record, field }: Edited,
  custom: readonly CustomField[],
): string {
  if (record === 'customer_tag') return sentence(language, 'fields.customer.tags')
  if (record === 'follow_up') return sentence(language, 'fields.followUp.content')
  const known = custom.find(({ key }) => field === `custom.${key}`)
  if (known) return customTargetName(language, known)
  if (record === 'customer') return sentence(language, `fields.customer.${field}`)
  const ofContact = field === 'created' ? 'name' : field === 'phone' ? 'phones' : field
  return sentence(language, 'columns.ofContact', {
    field: sentence(language, `fields.contact.${ofContact}`),
  })
}
