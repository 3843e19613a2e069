import type { Contact } from '../../contract/contacts.ts'
import { WebLink } from '../customers/WebLink.tsx'
import { useCustomFields } from './api.ts'
import styles from './ContactCustom.module.css'
import { useCustomWords } from './customWords.ts'

/** What is known of a contact's custom fields, on its card. */
export function ContactCustom({ contact }: { contact: Contact }) {
  const { say } = useCustomWords()
  const known = useCustomFields('contact').filter(({ key }) => contact.custom[key] !== undefined)
  if (known.length === 0) return null
  return (
    <dl className={styles.list}>
      {known.map((field) => {
        const value = contact.custom[field.key]
        return (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              {field.kind === 'link' && typeof value === 'string' ? (
                <WebLink address={value} />
              ) : (
                say(field, value)
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
