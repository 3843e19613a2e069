import { useQueryClient } from '@tanstack/react-query'
import type { Customer } from '../../contract/customers.ts'
import { tagCustomer } from '../../contract/tags.ts'
import { call } from '../app/call.ts'
import { customerChanged, customerOptions } from '../customers/api.ts'
import { Tags } from './Tags.tsx'

export function CustomerTags({ customer }: { customer: Customer }) {
  const queries = useQueryClient()
  const { id, name, tags, can, deletedAt } = customer
  return (
    <Tags
      target="customer"
      name={name}
      tags={tags}
      mayEdit={can.edit && !deletedAt}
      onChange={async (body) => {
        const answer = await call(tagCustomer, { params: { id }, body })
        queries.setQueryData(
          customerOptions(id).queryKey,
          (known) => known && { ...known, tags: answer.tags },
        )
        await customerChanged(queries, id)
      }}
    />
  )
}
