import type { Shape } from '../shape.ts'
import { values } from '../values.ts'
import type { catalogue as zh } from '../zh-CN/index.ts'
import { app } from './app.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { errors } from './errors.ts'
import { choices, fields } from './fields.ts'
import { form } from './form.ts'
import { imports } from './imports.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'

export const catalogue: Shape<typeof zh> = {
  app,
  form,
  people,
  session,
  settings,
  errors,
  problems,
  values: values.en,
  fields,
  choices,
  contacts,
  customers,
  imports,
  search,
}
