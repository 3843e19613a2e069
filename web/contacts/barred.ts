import type { Contact } from '../../contract/contacts.ts'

type Mark = Pick<Contact, 'doNotContact'>
type Way = NonNullable<Contact['doNotContact']>['channels'][number]

/** Whether a contact asked not to be reached by this way; marketing alone bars none. */
export const isBarredBy = ({ doNotContact }: Mark, way: Exclude<Way, 'all' | 'marketing'>): boolean =>
  doNotContact?.channels.some((barred) => barred === 'all' || barred === way) ?? false
