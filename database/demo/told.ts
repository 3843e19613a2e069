import type { ContactChanges, ContactDraft } from '../../contract/contacts.ts'
import type { CustomerChanges } from '../../contract/customer-fields.ts'
import type { LossReason, Stage } from '../../contract/stage.ts'

/** People are named by user name, industries by name: the ids come when the story is written down. */
export type ToldCustomer = {
  /** As entered; what became of it is in `changes`. */
  fields: CustomerChanges & { name: string }
  industry: string | null
  owner: string
  /** ISO instant. */
  createdAt: string
  /** The first is the primary one; the others report to it where `reportsToFirst` says so. */
  contacts: ContactDraft[]
  reportsToFirst: boolean
  /** In order of time. */
  changes: ToldChange[]
  trashed: { at: string; by: string } | null
}

export type ToldChange = { at: string; by: string } & (
  | { kind: 'customer'; changes: CustomerChanges }
  | { kind: 'owner'; owner: string }
  | { kind: 'stage'; stage: Stage; reason: LossReason | null }
  | { kind: 'contact'; index: number; changes: ContactChanges }
)
