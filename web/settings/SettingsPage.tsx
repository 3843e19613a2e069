import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/session.ts'
import { DuplicateRules } from '../duplicates/DuplicateRules.tsx'
import { HouseholdSwitch } from '../household/HouseholdSwitch.tsx'
import { PrivacyRules } from '../privacy/PrivacyRules.tsx'
import { Retention } from '../privacy/Retention.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { organisationOptions } from './api.ts'
import { Industries } from './Industries.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'
import { SecurityRules } from './SecurityRules.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  const handlesPrivacy = useMay('privacy.manage')
  const organisation = useQuery(organisationOptions)
  return (
    <>
      <PageHead title={t('settings.title')} />
      {organisation.isPending && <RowsSkeleton />}
      {organisation.isError && (
        <ErrorState error={organisation.error} reset={() => void organisation.refetch()} />
      )}
      {/* By version, so that a change made meanwhile is what the next edit begins with. */}
      {organisation.data && (
        <OrganisationForm key={organisation.data.version} organisation={organisation.data} />
      )}
      <DuplicateRules />
      <SecurityRules />
      <PrivacyRules />
      <HouseholdSwitch />
      {handlesPrivacy && <Retention />}
      <Industries />
    </>
  )
}
