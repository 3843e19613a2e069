import { values } from '../values.ts'
import { accessLog } from './accessLog.ts'
import { app } from './app.ts'
import { billing } from './billing.ts'
import { cells } from './cells.ts'
import { chain } from './chain.ts'
import { changes } from './changes.ts'
import { checkUp } from './checkUp.ts'
import { columns } from './columns.ts'
import { consents } from './consents.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { customFields } from './customFields.ts'
import { errors } from './errors.ts'
import { exports } from './exports.ts'
import { fieldSets } from './fieldSets.ts'
import { choices, fields } from './fields.ts'
import { files } from './files.ts'
import { filter } from './filter.ts'
import { followups } from './followups.ts'
import { form } from './form.ts'
import { groups } from './groups.ts'
import { imports } from './imports.ts'
import { keys } from './keys.ts'
import { listViews } from './listViews.ts'
import { merge } from './merge.ts'
import { people } from './people.ts'
import { privacy } from './privacy.ts'
import { problems } from './problems.ts'
import { retention } from './retention.ts'
import { reviews } from './reviews.ts'
import { search } from './search.ts'
import { security } from './security.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { shares } from './shares.ts'
import { smartPaste } from './smartPaste.ts'
import { tags } from './tags.ts'
import { workbench } from './workbench.ts'

export const catalogue = {
  app,
  accessLog,
  form,
  keys,
  people,
  session,
  security,
  settings,
  cells,
  columns,
  customFields,
  fieldSets,
  shares,
  errors,
  consents,
  privacy,
  retention,
  problems,
  values: values['zh-CN'],
  fields,
  choices,
  billing,
  chain,
  files,
  groups,
  tags,
  contacts,
  customers,
  filter,
  listViews,
  changes,
  followups,
  workbench,
  exports,
  checkUp,
  imports,
  reviews,
  merge,
  search,
  smartPaste,
} as const
