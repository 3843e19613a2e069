import type { HouseholdConsent } from '../../contract/consent-marks.ts'
import { CallError } from '../app/call.ts'
import { shownIn } from '../ui/useShown.ts'

/** The basis as a form holds it. */
export type ConsentValues = Omit<HouseholdConsent, 'proof'> & { proof: string }

export const newConsent = (): ConsentValues => ({
  basis: 'consent',
  givenOn: shownIn('zh-CN').day(new Date().toISOString()),
  way: null,
  proof: '',
})

/** As the contract takes it; only where household data are said with it. */
export const consentOf = (
  household: string | null | undefined,
  values: Partial<ConsentValues> | undefined,
): { householdConsent?: HouseholdConsent } => {
  if (!household || values?.givenOn === undefined) return {}
  const { basis, givenOn, way, proof } = { ...newConsent(), ...values }
  return { householdConsent: { basis, givenOn, way: way ?? null, proof: proof.trim() || null } }
}

export const isConsentMissed = (error: unknown): boolean =>
  error instanceof CallError && error.body.code === 'household.no_consent'

export const isHouseholdOff = (error: unknown): boolean =>
  error instanceof CallError && error.body.code === 'household.off'
