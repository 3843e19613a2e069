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

/** Whether a customer of this kind is asked for a built-in field at all. Abroad there is neither credit code nor division. */
export function isAsked(field: string, { type, country }: { type: string; country: string }): boolean {
  if (field === 'preferences' || field === 'household') return type === 'individual'
  if (country !== 'CN' && (field === 'creditCode' || field === 'regionCode')) return false
  return type === 'company' || !ofCompanies.includes(field)
}
