/** Fields that say nothing of a person. */
const ofCompanies: readonly string[] = [
  'foundedOn',
  'website',
  'mainBusiness',
  'headcount',
  'annualRevenue',
  'totalAssets',
  'shortName',
  'creditCode',
  'legalNature',
  'businessType',
]

type Asked = { type: string; country: string; source?: string | null | undefined }

/** Data of a third party comes with what makes it lawful: who gave it, and by which licence. */
export const asksSourceNote = (source: string | null | undefined): boolean => source === 'licensed_data'

/** Whether a customer of this kind is asked for a built-in field at all. Abroad there is neither credit code nor division. */
export function isAsked(field: string, { type, country, source }: Asked): boolean {
  if (field === 'sourceNote') return asksSourceNote(source)
  if (field === 'preferences' || field === 'household') return type === 'individual'
  if (country !== 'CN' && (field === 'creditCode' || field === 'regionCode')) return false
  return type === 'company' || !ofCompanies.includes(field)
}
