import { queryOptions } from '@tanstack/react-query'
import { listContacts } from '../../contract/contacts.ts'
import { call } from '../app/call.ts'

/** All contacts of a customer, the primary one first. */
export const contactsOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['contacts', customerId],
    queryFn: ({ signal }) => call(listContacts, { params: { id: customerId }, signal }),
  })
