import type { ScopedTable } from '../platform/visibility.ts'

/** What hangs on a customer and moves with a merge, row by row or with its contact. */
export const moving = [
  'contact',
  'contact_phone',
  'contact_tag',
  'follow_up',
  'follow_up_plan',
  'file',
  'billing_profile',
  'delivery_address',
  'tip',
  'registration',
  'clash',
  // Of contacts; marks of a customer's own values stay with it, and come along as the value does (marks.ts).
  'field_mark',
] as const satisfies readonly ScopedTable[]

/** What the one that stays gets its own of, so that the others keep theirs for the day they come back. */
export const united = ['customer_tag', 'customer_share'] as const satisfies readonly ScopedTable[]

/** What stays with the customer of which it tells, and why. */
export const staying: Record<string, string> = {
  access_log: 'who looked at what is told of what they looked at',
  assigned_customer: 'an assignment is taken back for those that it reached',
  change_log: 'the history of a record is its own; of what moved it moves back with what is taken back',
  check_finding: 'asked anew by every check',
  customer_merge: 'a merge is taken back at the one that it made',
  data_check: 'when somebody confirmed the data tells of what it was then',
  event: 'the timeline of a record is its own',
  import_row: 'tells what the row of a file made',
  merged_customer: 'leads on to whatever stays',
  privacy_request: 'names the person it is about, wherever that one belongs by now',
  review_step: 'how an entry came to its number is its own',
  retention_hold: 'whoever put it there meant that very record',
  reveal: 'who looked at what is told of what they looked at',
  spot_check_item: 'a draw tells of the customers that were drawn',
  stage_change: 'conversion is counted by what each customer went through',
}
