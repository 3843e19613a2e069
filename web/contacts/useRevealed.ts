import { useState } from 'react'
import { type Contact, revealContact } from '../../contract/contacts.ts'
import { call } from '../app/call.ts'
import { useReveal } from '../ui/useReveal.tsx'

/** The contact as it is shown, and a way to see what is masked of it, until the card goes. */
export function useRevealed(contact: Contact): { contact: Contact; onReveal: (() => void) | undefined } {
  const [shown, setShown] = useState<{ version: number; contact: Contact } | null>(null)
  const reveal = useReveal()
  // What was shown of an earlier state isn't what is kept now.
  if (shown?.version === contact.version) return { contact: shown.contact, onReveal: undefined }
  const show = async (reason?: string) => {
    const clear = await call(revealContact, { params: { id: contact.id }, body: reason ? { reason } : {} })
    const known = Object.entries(clear).filter(([, value]) => value !== undefined)
    const fields = Object.entries(contact.fields).filter(
      ([field]) => !(field in clear) && !field.startsWith('custom.'),
    )
    setShown({
      version: contact.version,
      contact: {
        ...contact,
        ...Object.fromEntries(known),
        custom: { ...contact.custom, ...clear.custom },
        fields: Object.fromEntries(fields),
      },
    })
  }
  return { contact, onReveal: contact.can.reveal ? () => void reveal(show) : undefined }
}
