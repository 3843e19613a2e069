import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type MetClash, takeRulingBack } from '../../contract/clashes.ts'
import { call } from '../app/call.ts'
import { clashChanged } from './api.ts'

/** Within an hour, with what the ruling did. */
export function useTakeBack() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: MetClash) => call(takeRulingBack, { params: { id } }),
    onSettled: (_, __, { customer }) => clashChanged(queries, customer.id),
  })
}
