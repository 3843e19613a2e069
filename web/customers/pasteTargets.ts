import type { RestrictedFields } from '../../contract/levels.ts'
import type { PasteTarget, Path } from '../smart-paste/proposals.ts'
import { isWritable } from '../ui/GuardedItem.tsx'

type Levels = { customer: RestrictedFields; contact: RestrictedFields }
type Field =
  | 'customer.name'
  | 'customer.creditCode'
  | 'customer.regionCode'
  | 'customer.address'
  | 'customer.website'
  | 'contact.name'
  | 'contact.jobTitle'
  | 'contact.phones'
  | 'contact.email'
  | 'contact.wechat'

const contactName: Path = ['contacts', 0, 'name']

/**
 * What of a pasted text the form for a new customer takes: only what it shows, and what may be written. An individual is
 * their own contact: there is no company, and only the phone is asked.
 */
export function pasteTargets(
  isIndividual: boolean,
  { customer, contact }: Levels,
  label: (field: Field) => string,
): PasteTarget[] {
  const whose: PasteTarget[] = isIndividual
    ? [{ takes: 'name', path: ['name'], label: label('contact.name') }]
    : [{ takes: 'company', path: ['name'], label: label('customer.name') }]
  const asked = isIndividual
    ? (['regionCode', 'address'] as const)
    : (['creditCode', 'regionCode', 'address', 'website'] as const)
  const fields = asked
    .filter((field) => isWritable(customer[field]))
    .map((field) => ({
      takes: field === 'creditCode' ? ('taxNumber' as const) : field,
      path: [field],
      label: label(`customer.${field}`),
    }))
  const phones: PasteTarget = {
    takes: 'phone',
    path: ['contacts', 0, 'phones'],
    label: label('contact.phones'),
    isList: true,
    needs: { field: 'name', path: isIndividual ? ['name'] : contactName },
  }
  const texts = isIndividual ? [] : (['jobTitle', 'email', 'wechat'] as const)
  return [
    ...whose,
    ...fields,
    ...(isIndividual ? [] : [{ takes: 'name', path: contactName, label: label('contact.name') } as const]),
    ...(isWritable(contact.phones) ? [phones] : []),
    ...texts
      .filter((field) => isWritable(contact[field]))
      .map((field) => ({
        takes: field,
        path: ['contacts', 0, field],
        label: label(`contact.${field}`),
      })),
  ]
}
