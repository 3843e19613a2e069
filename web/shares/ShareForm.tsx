import { useQueryClient } from '@tanstack/react-query'
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { type Share, shareAccesses, shareCustomer } from '../../contract/shares.ts'
import { call } from '../app/call.ts'
import { PersonPicker } from '../customers/pickers.tsx'
import { DayField } from '../ui/DayField.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { sharesOptions } from './api.ts'

type Values = { userId: number | null; access: Share['access']; until: string | null }
type Props = {
  customer: Customer
  /** Null to add somebody. */
  share: Share | null
  onClose: () => void
}

export function ShareForm({ customer, share, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { id } = customer
  const save = async ({ userId, access, until }: Values) => {
    const whom = share?.user.id ?? userId ?? 0
    await call(shareCustomer, { params: { id, userId: whom }, body: { access, until: until ?? null } })
    await queries.invalidateQueries({ queryKey: sharesOptions(id).queryKey })
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={share ? t('shares.editTitle', { name: share.user.name }) : t('shares.addTitle')}
      draftKey={`share.${id}.${share?.user.id ?? 'new'}`}
      initial={{ userId: null, access: share?.access ?? 'read', until: share?.until ?? null }}
      onSubmit={save}
      onClose={onClose}
      width={420}
    >
      {!share && (
        <Form.Item
          name="userId"
          label={t('shares.person')}
          rules={[{ required: true, message: t('shares.choosePerson') }]}
        >
          <PersonPicker />
        </Form.Item>
      )}
      <Form.Item name="access" label={t('shares.access')}>
        <Radio.Group
          options={shareAccesses.map((value) => ({ value, label: t(`shares.accesses.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="until" label={t('shares.until')} extra={t('shares.untilHint')}>
        <DayField />
      </Form.Item>
    </FormDrawer>
  )
}
