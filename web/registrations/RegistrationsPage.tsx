import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { ClashList } from '../clashes/ClashList.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RegistrationList } from './RegistrationList.tsx'
import { readRegistrationsSearch } from './registrationsSearch.ts'

/** Customers that are protected for their owners, and who asks for whose. */
export function RegistrationsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { part = 'registrations', whose = 'mine' } = readRegistrationsSearch(useSearch({ strict: false }))
  return (
    <>
      <PageHead
        title={t('registrations.title')}
        note={t('registrations.note')}
        actions={
          <Segmented
            aria-label={t('registrations.part')}
            value={part}
            options={(['registrations', 'clashes'] as const).map((value) => ({
              value,
              label: t(`registrations.parts.${value}`),
            }))}
            onChange={(chosen) =>
              void navigate({
                to: '/registrations',
                search: chosen === 'clashes' ? { part: 'clashes' } : {},
                replace: true,
              })
            }
          />
        }
      />
      {part === 'clashes' ? <ClashList /> : <RegistrationList whose={whose} />}
    </>
  )
}
