import type { Shape } from '../shape.ts'
import type { later as zh } from '../zh-CN/later.ts'
import { accessLog } from './accessLog.ts'
import { billing } from './billing.ts'
import { chain } from './chain.ts'
import { checkUp } from './checkUp.ts'
import { clashes } from './clashes.ts'
import { consents } from './consents.ts'
import { duplicates } from './duplicates.ts'
import { fieldSets } from './fieldSets.ts'
import { files } from './files.ts'
import { household } from './household.ts'
import { imports } from './imports.ts'
import { merge } from './merge.ts'
import { people } from './people.ts'
import { privacy } from './privacy.ts'
import { registrations } from './registrations.ts'
import { retention } from './retention.ts'
import { security } from './security.ts'
import { settings } from './settings.ts'
import { shares } from './shares.ts'
import { smartPaste } from './smartPaste.ts'
import { verification } from './verification.ts'

/** What is shown only by pages and forms that are loaded as they are used. */
export const later: Shape<typeof zh> = {
  accessLog,
  people,
  security,
  settings,
  fieldSets,
  shares,
  billing,
  chain,
  files,
  checkUp,
  imports,
  duplicates,
  merge,
  smartPaste,
  verification,
  consents,
  household,
  privacy,
  retention,
  registrations,
  clashes,
}
