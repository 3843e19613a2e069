import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import {
  householdLeft,
  type readHousehold,
  switchHouseholdOff,
  switchHouseholdOn,
} from '../../contract/household.ts'
import { readSession } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { holdSession } from '../app/session.ts'
import { purposesOptions, rulesOptions } from '../privacy/api.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { Section } from '../ui/Section.tsx'
import { householdOptions } from './api.ts'

type Left = (typeof householdLeft)[number]
type Asked = 'on' | 'off' | 'erase'

/** 家庭情况 of persons: off until somebody says what for. */
export function HouseholdSwitch() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const household = useQuery(householdOptions())
  const { data } = household
  return (
    <Section
      title={t('fields.customer.household')}
      note={t('household.note')}
      actions={
        data && (
          <>
            {!data.isOn && data.purpose && (
              <Button onClick={() => setAsked('erase')}>{t('household.eraseKept')}</Button>
            )}
            <Button onClick={() => setAsked(data.isOn ? 'off' : 'on')}>
              {t(data.isOn ? 'household.switchOff' : 'household.switchOn')}
            </Button>
          </>
        )
      }
    >
      {household.isError && <ErrorState error={household.error} reset={() => void household.refetch()} />}
      {data && <State {...data} />}
      {data && asked === 'on' && <OnForm kept={data.purpose?.id ?? null} onClose={() => setAsked(null)} />}
      {data && (asked === 'off' || asked === 'erase') && (
        <OffForm noted={data.noted ?? 0} mayKeep={asked === 'off'} onClose={() => setAsked(null)} />
      )}
    </Section>
  )
}

function State({ isOn, purpose, noted }: ResultOf<typeof readHousehold>) {
  const { t } = useTranslation()
  const given = { purpose: purpose?.name ?? '', count: noted ?? 0 }
  if (isOn) return <p>{t('household.isOn', given)}</p>
  return <p>{purpose ? t('household.isKept', given) : t('household.isOff')}</p>
}

/** What the person may see changes with it. */
function useSwitched() {
  const queries = useQueryClient()
  return async () => {
    holdSession(await call(readSession))
    await queries.invalidateQueries()
  }
}

/** What is kept comes back for its purpose alone. */
function OnForm({ kept, onClose }: { kept: number | null; onClose: () => void }) {
  const { t } = useTranslation()
  const switched = useSwitched()
  const purposes = useQuery(purposesOptions())
  const usual = useQuery(rulesOptions()).data?.defaultPurposeId
  return (
    <FormDrawer<{ purposeId: number | null }>
      title={t('household.switchOn')}
      draftKey="household.on"
      initial={{ purposeId: kept }}
      width={420}
      submitText={t('household.switchOn')}
      onSubmit={async ({ purposeId }) => {
        await call(switchHouseholdOn, { body: { purposeId: purposeId ?? 0 } })
        await switched()
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item
        name="purposeId"
        label={t('consents.purpose')}
        extra={t('household.purposeHint')}
        rules={[{ required: true, message: t('form.required', { field: t('consents.purpose') }) }]}
      >
        <Select
          options={(purposes.data?.rows ?? [])
            .filter(({ id, active }) => active && id !== usual)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}

type OffProps = { noted: number; mayKeep: boolean; onClose: () => void }

function OffForm({ noted, mayKeep, onClose }: OffProps) {
  const { t } = useTranslation()
  const switched = useSwitched()
  const title = t(mayKeep ? 'household.switchOff' : 'household.eraseKept')
  return (
    <FormDrawer<{ left: Left }>
      title={title}
      draftKey="household.off"
      initial={{ left: mayKeep ? 'keep' : 'erase' }}
      width={420}
      submitText={title}
      onSubmit={async ({ left }) => {
        await call(switchHouseholdOff, { body: { noted: left } })
        await switched()
        onClose()
      }}
      onClose={onClose}
    >
      <p style={{ marginBlockEnd: 16 }}>{t('household.notedNow', { count: noted })}</p>
      <Form.Item name="left" label={t('household.left')} extra={t('household.copiesGo')}>
        <Radio.Group
          options={householdLeft
            .filter((left) => mayKeep || left === 'erase')
            .map((value) => ({ value, label: t(`household.leftAs.${value}`) }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}
