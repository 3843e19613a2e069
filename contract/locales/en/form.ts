import type { Shape } from '../shape.ts'
import type { form as zh } from '../zh-CN/form.ts'

export const form: Shape<typeof zh> = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  required: 'Please fill in: {{field}}',
  askedLater: 'asked for at review',
  choose: 'Please choose: {{field}}',
  notDone: 'Not done',
  draftRestored: 'Restored what you hadn’t saved last time.',
  discardDraft: 'Discard it and start again',
  leaveTitle: 'There are unsaved entries',
  leaveText: 'If you close now, what you typed is lost.',
  leave: 'Discard',
  stay: 'Keep editing',
  edit: 'Edit',
  remove: 'Delete',
  maskedHint: 'Not shown in full; it stays as it is unless you replace it',
  revealTitle: 'Show in full',
  revealText: 'Looking is recorded. Say why, in four characters or more.',
  revealReason: 'Reason',
  revealHint: 'Such as: check the delivery phone',
  reveal: 'Show',
  copy: 'Copy',
  copied: 'Copied',
}
