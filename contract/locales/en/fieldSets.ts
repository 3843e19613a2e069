import type { Shape } from '../shape.ts'
import type { fieldSets as zh } from '../zh-CN/fieldSets.ts'

export const fieldSets: Shape<typeof zh> = {
  title: 'Purposes and entry data',
  note: 'Say which fields are collected for what. The customer page shows how complete each set is, and what is missing.',
  uses: { entry: 'Entry data', purpose: 'Purposes' },
  usesNote: {
    entry: 'What a customer is asked for when it is entered. Which set applies depends on the business type.',
    purpose:
      'A set of fields for each purpose, such as industry, size and pain points for industry solutions.',
  },
  newOf: { entry: 'New entry set', purpose: 'New purpose' },
  editOf: 'Edit “{{name}}”',
  deleteOf: 'Delete “{{name}}”',
  deleteText: 'What customers have filled in stays. The set can’t be brought back.',
  name: 'Name',
  purpose: 'What for',
  purposeHint: 'One sentence, such as “offer solutions by industry”',
  fields: 'Fields',
  addField: 'Add a field',
  addFieldHint: 'Choose a field',
  removeField: 'Remove “{{field}}”',
  required: 'Required',
  requiredOf: '“{{field}}” is required',
  atLeastOne: 'Choose at least one field.',
  active: 'In use',
  inactive: 'Retired',
  count: '{{count}} fields, {{required}} required',
  contactField: 'Contact {{field}}',
  applies: 'Which set applies',
  appliesNote: 'Business types without a set of their own follow “All others”.',
  other: 'All others',
  asOther: 'Like “All others”',
  card: 'Completeness',
  complete: 'Complete',
  percent: '{{percent}}%',
  ofTotal: '{{filled}}/{{total}}',
  missing: 'Missing',
  optional: 'optional',
  fill: 'Fill in {{field}}',
  vague: '{{field}} (too vague)',
  sourceNote:
    'Who gave the data and by what it may be used, such as “members of the trade association, licensed from March 2026”. Needed before it is handed in.',
  need: 'Name the kind of product or its use, such as “two CNC lathes for aluminium housings”.',
  needVague:
    'The initial need is still too vague. Name the kind of product or its use, such as “two CNC lathes for aluminium housings”.',
}
