import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Industry } from '../../contract/settings.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { Section } from '../ui/Section.tsx'
import { industriesOptions } from './api.ts'
import { IndustryForm } from './IndustryForm.tsx'

export function Industries() {
  const { t } = useTranslation()
  const industries = useQuery(industriesOptions)
  const [edited, setEdited] = useState<Industry | 'new' | null>(null)
  const canManage = industries.data?.can.manage ?? false
  return (
    <Section
      title={t('settings.industries')}
      note={t('settings.industriesText')}
      actions={canManage && <Button onClick={() => setEdited('new')}>{t('settings.newIndustry')}</Button>}
    >
      {industries.isError && <ErrorState error={industries.error} reset={() => void industries.refetch()} />}
      {industries.data && (
        <PlainTable
          label={t('settings.industries')}
          rows={industries.data.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('settings.industryName'), cell: ({ name }) => name },
            { key: 'shortCode', title: t('settings.shortCode'), cell: ({ shortCode }) => shortCode },
            { key: 'gbCode', title: t('settings.gbCode'), cell: ({ gbCode }) => gbCode },
            {
              key: 'active',
              title: t('people.status'),
              cell: ({ active }) => t(active ? 'settings.active' : 'settings.inactive'),
            },
          ]}
          actions={
            canManage
              ? (industry) => (
                  <Button
                    size="small"
                    aria-label={t('settings.editNamed', { name: industry.name })}
                    onClick={() => setEdited(industry)}
                  >
                    {t('form.edit')}
                  </Button>
                )
              : undefined
          }
        />
      )}
      {edited && <IndustryForm industry={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}
