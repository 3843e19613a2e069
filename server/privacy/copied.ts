import type { MentionPlace } from '../../contract/privacy.ts'

/** Sheets that give rows of a kind with all that they hold; the rest of the texts stand among the notes. */
type Sheet = 'facts' | 'followUps' | 'consents' | 'files' | 'marks' | 'notes'

export type Copied = {
  /** Where the texts of the person's own rows stand; null where no row is of one person alone. */
  own: Sheet | null
  /** Rows say which contact they are of. */
  hasContact?: true
  /** Why nothing is told of what mentions the person in the rows of others; where left out, what is around the mention is told. */
  notOfOthers?: string
}

/**
 * What a person is told of every place where they may stand (PIPL article 45). What colleagues wrote of somebody else is that
 * person's, and stays out. A place without an entry here is a type error.
 */
export const copied: Record<MentionPlace, Copied> = {
  follow_up: { own: 'followUps', hasContact: true },
  follow_up_plan: { own: 'followUps', hasContact: true },
  customer: { own: 'facts' },
  contact: { own: 'facts', notOfOthers: 'kept of another person' },
  billing_profile: { own: 'facts' },
  delivery_address: { own: 'facts' },
  file: { own: 'files' },
  review_step: { own: 'notes' },
  field_mark: { own: 'marks', hasContact: true },
  spot_check_item: { own: 'notes' },
  tip: { own: 'notes' },
  clash: { own: 'notes' },
  stage_change: { own: 'notes' },
  retention_hold: { own: 'notes' },
  reveal: { own: 'notes', hasContact: true },
  assignment: { own: null },
  hand_over: { own: null },
  list_view: { own: null, notOfOthers: 'what a colleague looks for, not what is kept of the person' },
  export: { own: null, notOfOthers: 'what a colleague looked for, not what is kept of the person' },
  customer_merge: { own: null, notOfOthers: 'values of records that stand in the history' },
  privacy_request: { own: 'notes', hasContact: true, notOfOthers: 'what another person asked for' },
  consent: { own: 'consents', notOfOthers: 'kept of another person' },
  do_not_contact: { own: 'consents', notOfOthers: 'kept of another person' },
}
