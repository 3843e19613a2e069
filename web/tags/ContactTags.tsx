import { useQueryClient } from '@tanstack/react-query'
import type { Contact } from '../../contract/contacts.ts'
import { tagContact } from '../../contract/tags.ts'
import { call } from '../app/call.ts'
import { contactsOptions } from '../contacts/api.ts'
import { customerChanged } from '../customers/api.ts'
import { Tags } from './Tags.tsx'

export function ContactTags({ customerId, contact }: { customerId: number; contact: Contact }) {
  const queries = useQueryClient()
  const { id, name, tags, can } = contact
  return (
    <Tags
      target="contact"
      name={name}
      tags={tags}
      mayEdit={can.edit}
      isCompact
      onChange={async (body) => {
        const answer = await call(tagContact, { params: { id }, body })
        const rows = (row: Contact) => (row.id === id ? { ...row, tags: answer.tags } : row)
        queries.setQueryData(
          contactsOptions(customerId).queryKey,
          (known) => known && { ...known, rows: known.rows.map(rows) },
        )
        await customerChanged(queries, customerId)
      }}
    />
  )
}
