import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { customerOptions } from '../customers/api.ts'
import { FollowUpForm } from './FollowUpForm.tsx'

type Props = {
  customerId: number
  /** Where the list knows it; kept while the form is open, whatever becomes of the row meanwhile. */
  row: { name: string; mayWrite: boolean } | undefined
  onClose: () => void
  onSaved?: (goesOn: boolean) => void
  hasNext?: boolean
}

/** The form over a list, for a customer that may not stand in it (any more). */
export function ListFollowUp({ row, customerId, ...form }: Props) {
  const known = useRef(row)
  known.current ??= row
  const { data } = useQuery({ ...customerOptions(customerId), enabled: known.current === undefined })
  const customer = known.current ?? (data && { name: data.name, mayWrite: data.can.createFollowUp })
  if (!customer?.mayWrite) return null
  return <FollowUpForm customerId={customerId} name={customer.name} {...form} />
}
