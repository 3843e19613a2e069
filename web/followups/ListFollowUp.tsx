import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { customerOptions } from '../customers/api.ts'
import { FollowUpForm } from './FollowUpForm.tsx'

type Props = {
  customerId: number
  /** Where the list knows it; kept while the form is open, whatever becomes of the row meanwhile. */
  name: string | undefined
  onClose: () => void
  onSaved?: (goesOn: boolean) => void
  hasNext?: boolean
}

/** The form over a list, for a customer that may not stand in it (any more). */
export function ListFollowUp({ name: given, customerId, ...form }: Props) {
  const known = useRef(given)
  known.current ??= given
  const customer = useQuery({ ...customerOptions(customerId), enabled: known.current === undefined })
  const name = known.current ?? customer.data?.name
  if (name === undefined) return null
  return <FollowUpForm customerId={customerId} name={name} {...form} />
}
