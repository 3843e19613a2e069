import { Form, Input } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { wide } from '../ui/FieldGroup.tsx'
import { GuardedItem } from '../ui/GuardedItem.tsx'

const HouseholdConsent = lazy(async () => ({
  default: (await import('./HouseholdConsent.tsx')).HouseholdConsent,
}))

/** Household data of a person; of a new one, and where the server missed it, with the basis that they ask for. */
export function HouseholdItem({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation()
  const text: string | null | undefined = Form.useWatch('household')
  const isMissed = Form.useWatch('householdConsent', { preserve: true }) !== undefined
  const isSaid = typeof text === 'string' && text.trim() !== ''
  return (
    <>
      <GuardedItem name="household" label={t('fields.customer.household')} className={wide}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 6 }} />
      </GuardedItem>
      {isSaid && (isNew || isMissed) && (
        <Suspense>
          <HouseholdConsent />
        </Suspense>
      )}
    </>
  )
}
