import type { Shape } from '../shape.ts'
import type { household as chinese } from '../zh-CN/household.ts'

export const household: Shape<typeof chinese> = {
  note: 'Household data of individuals are sensitive and off at first. State what they are for to switch them on; only roles that are given the field see it.',
  isOff: 'Off. No form, list, import or export has the field.',
  isOn: 'On, for “{{purpose}}”. Customers with household data: {{count}}.',
  isKept:
    'Off. What was collected for “{{purpose}}” is kept, and nobody sees it. Customers concerned: {{count}}.',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  eraseKept: 'Erase what is kept',
  purposeHint: 'Each person needs a consent or other basis for this purpose before anything can be noted.',
  notedNow: 'Customers with household data, those in the trash included: {{count}}.',
  left: 'What is noted already',
  leftAs: {
    erase: 'Erase for good, from the history too',
    keep: 'Keep hidden; it comes back when switched on for the same purpose',
  },
  copiesGo: 'The column in uploaded files and export files that hold household data are erased either way.',
  basisHint:
    'Household data need this person’s consent or another basis for “{{purpose}}”. Note it here, together with the data.',
}
