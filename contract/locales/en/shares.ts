import type { Shape } from '../shape.ts'
import type { shares as zh } from '../zh-CN/shares.ts'

export const shares: Shape<typeof zh> = {
  title: 'Collaborators',
  add: 'Add collaborator',
  empty: 'No collaborators yet. Whom you add sees this customer, or works on it with you.',
  person: 'Colleague',
  access: 'May',
  accesses: { read: 'Only see it', write: 'Work on it' },
  until: 'Until',
  untilHint: 'Leave empty for no end',
  untilDay: 'until {{day}}',
  open: 'no end',
  addTitle: 'Add collaborator',
  editTitle: 'Change the collaboration of {{name}}',
  choosePerson: 'Choose a colleague',
  actions: 'Collaboration of {{name}}',
  edit: 'Change',
  end: 'End collaboration',
  endTitle: 'End the collaboration of {{name}}?',
  endText: 'The customer is out of sight for them at once; what they wrote stays.',
}
