import type { Contact } from '../../contract/contacts.ts'
import type { RestrictedFields } from '../../contract/levels.ts'
import { maskMail, maskName, maskPhone } from '../../contract/values/mask.ts'
import { type Phone, showPhone } from '../../contract/values/phone.ts'
import { shownCustom } from '../custom-fields/shown.ts'
import { isClear, levelOf, restrictedLevels } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

export type KeptPhone = Phone & { id: number }
type Shown = Omit<Contact, 'phones' | 'fields' | 'can'> & { phones: KeptPhone[] | null }

/** Lists are empty where other fields are null. */
const emptyOf = { phones: [], preferredChannels: [] } as const

/** The contact as the viewer may see it: hidden and masked values are taken out here, before an answer is made. */
export function shownContact(viewer: Viewer, contact: Shown, own: boolean): Omit<Contact, 'can'> {
  const fields = restrictedLevels(viewer, 'contact', own)
  const level = (field: string) => fields[field] ?? 'edit'
  const shown = {
    ...contact,
    phones: shownPhones(contact.phones, level('phones') === 'masked'),
    custom: shownCustom(viewer, 'contact', contact.custom, own),
  }
  for (const field of Object.keys(fields)) {
    if (isClear(level(field)) || !(field in shown)) continue
    if (level(field) === 'masked' && field in masked) continue
    Object.assign(shown, { [field]: emptyOf[field as keyof typeof emptyOf] ?? null })
  }
  return {
    ...shown,
    name: shownName(viewer, contact.name, own),
    doNotContact: contact.doNotContact && {
      ...contact.doNotContact,
      // Words may name the person.
      reason: isClear(level('name')) ? contact.doNotContact.reason : null,
    },
    email: level('email') === 'masked' ? masked.email(contact.email) : shown.email,
    wechat: level('wechat') === 'masked' ? masked.wechat(contact.wechat) : shown.wechat,
    fields,
  }
}

/** What a mask leaves of these; phones are masked one by one. */
const masked = {
  phones: null,
  name: null,
  email: (text: string | null) => text && maskMail(text),
  wechat: (text: string | null) => text && `${[...text][0] ?? ''}***`,
}

/** Nobody could speak of a contact without any name: what is left of it is 王* at least. */
export const shownName = (viewer: Viewer, name: string, own: boolean) =>
  isClear(levelOf(viewer, 'contact.name', own)) ? name : maskName(name)

/** Which fields somebody could ask to see in clear. */
export const maskedFields = (fields: RestrictedFields): string[] =>
  Object.keys(fields).filter((field) => fields[field] === 'masked')

/** `dial` is what a phone can be told to call: number, pause, extension. */
export const shownPhones = (phones: KeptPhone[] | null, isMasked: boolean) =>
  (phones ?? []).map((phone) => ({
    id: phone.id,
    kind: phone.kind,
    shown: isMasked ? maskPhone(phone.e164) : showPhone(phone),
    dial: isMasked ? null : phone.extension === null ? phone.e164 : `${phone.e164},${phone.extension}`,
  }))
