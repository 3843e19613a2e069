import type { Customer } from '../../contract/customers.ts'
import { Addresses } from '../billing/Addresses.tsx'
import { Billing } from '../billing/Billing.tsx'
import { Files } from '../files/Files.tsx'
import { Group } from '../groups/Group.tsx'

/** What is kept beside the record: files, what invoices and deliveries need, and the group it belongs to. */
export function Papers({ customer }: { customer: Customer }) {
  return (
    <>
      <Files customer={customer} />
      <Billing customer={customer} />
      <Addresses customer={customer} />
      <Group customer={customer} />
    </>
  )
}
