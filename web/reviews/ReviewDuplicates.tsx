import { useQuery } from '@tanstack/react-query'
import { findDuplicatesOf } from '../../contract/reviews.ts'
import { call } from '../app/call.ts'
import { DuplicateHint } from '../duplicates/DuplicateHint.tsx'

/** What the reviewer has beside the form: whose the same company may be already. */
export function ReviewDuplicates({ customerId }: { customerId: number }) {
  const found = useQuery({
    queryKey: ['reviews', 'duplicates', customerId],
    queryFn: ({ signal }) => call(findDuplicatesOf, { params: { id: customerId }, signal }),
  })
  return <DuplicateHint duplicates={found.data?.rows ?? []} />
}
