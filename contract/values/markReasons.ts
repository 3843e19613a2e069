/** Values of these can be wrong in ways of their own; what is wrong with others is only that they aren't correct. */
const ofField: Readonly<Record<string, readonly InvalidReason[]>> = {
  'contact.phones': ['dead_number', 'out_of_service', 'wrong_number', 'left', 'other'],
  'contact.email': ['bounced', 'left', 'other'],
  'contact.wechat': ['wrong_number', 'left', 'other'],
}

export const invalidReasons = [
  'dead_number',
  'out_of_service',
  'wrong_number',
  'bounced',
  'left',
  'other',
] as const
export type InvalidReason = (typeof invalidReasons)[number]

export const verifiedHows = ['phone', 'website', 'licence', 'visit', 'email', 'other'] as const
export type VerifiedHow = (typeof verifiedHows)[number]

/** Why a value of this field can be invalid (DOMAIN §2). */
export const invalidReasonsOf = (field: string): readonly InvalidReason[] =>
  ofField[field] ?? (field.startsWith('contact.') ? ['left', 'other'] : ['other'])

/** How values of this field are mostly verified; the first is the quickest. */
export function usualHowsOf(field: string): readonly VerifiedHow[] {
  if (field === 'contact.email') return ['phone', 'email', 'visit']
  return field.startsWith('contact.') ? ['phone', 'visit'] : ['phone', 'website', 'licence', 'visit']
}
