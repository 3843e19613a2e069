import type { TFunction } from 'i18next'
import { attitudes, contactRelations, influences } from '../../contract/contacts.ts'
import {
  businessTypes,
  customerTypes,
  legalNatures,
  relationStatuses,
  sources,
  stages,
  urgencies,
} from '../../contract/customer-fields.ts'

/** The choices of the contract, each with the name its words have in `choices`. */
const listed: Record<string, readonly [word: string, values: readonly string[]]> = {
  type: ['type', customerTypes],
  legalNature: ['legalNature', legalNatures],
  businessType: ['businessType', businessTypes],
  stage: ['stage', stages],
  relationStatus: ['relationStatus', relationStatuses],
  urgency: ['urgency', urgencies],
  source: ['source', sources],
  'contact.relation': ['relation', contactRelations],
  'contact.influence': ['influence', influences],
  'contact.attitude': ['attitude', attitudes],
}

/** What a field of choices can hold, in words; undefined for any other field. */
export function choicesOf(t: TFunction, field: string): { value: string; label: string }[] | undefined {
  const choice = listed[field]
  if (!choice) return undefined
  const [word, values] = choice
  return values.map((value) => ({ value, label: t(`choices.${word}.${value}` as 'choices.stage.deal') }))
}
