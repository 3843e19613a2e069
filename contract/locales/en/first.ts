import type { Shape } from '../shape.ts'
import { values } from '../values.ts'
import type { first as zh } from '../zh-CN/first.ts'
import { app } from './app.ts'
import { cells } from './cells.ts'
import { changes } from './changes.ts'
import { columns } from './columns.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { customFields } from './customFields.ts'
import { errors } from './errors.ts'
import { exports } from './exports.ts'
import { choices, fields } from './fields.ts'
import { filter } from './filter.ts'
import { followups } from './followups.ts'
import { form } from './form.ts'
import { groups } from './groups.ts'
import { keys } from './keys.ts'
import { listViews } from './listViews.ts'
import { problems } from './problems.ts'
import { reviews } from './reviews.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { tags } from './tags.ts'
import { tips } from './tips.ts'
import { workbench } from './workbench.ts'

/** What a page needs before it shows anything: frame, workbench, list, and what they may have to say. */
export const first: Shape<typeof zh> = {
  app,
  form,
  keys,
  session,
  cells,
  columns,
  errors,
  problems,
  values: values.en,
  fields,
  choices,
  tags,
  customers,
  filter,
  listViews,
  followups,
  workbench,
  reviews,
  search,
  groups,
  contacts,
  exports,
  customFields,
  changes,
  tips,
}
