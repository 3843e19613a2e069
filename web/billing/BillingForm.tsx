import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type BillingProfile,
  createBillingProfile,
  type listBillingProfiles,
  updateBillingProfile,
} from '../../contract/billing.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { billingOptions } from './api.ts'
import { changedFields } from './changedFields.ts'
import { TaxWarning } from './TaxWarning.tsx'
import { useRefresh } from './useKept.ts'

/** No field here holds an id that stands for a name. */
const noNames: ReadonlySet<string> = new Set()

type Values = Omit<BillingProfile, 'id' | 'version'>
type Props = {
  customerId: number
  /** Null for a new one. */
  profile: BillingProfile | null
  list: ResultOf<typeof listBillingProfiles>
  onClose: () => void
}

export function BillingForm({ customerId, profile, list, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefresh(customerId, billingOptions(customerId).queryKey)
  const [form] = Form.useForm<Values>()
  const queries = useQueryClient()
  const {
    initial,
    collisions,
    save: saveEdit,
  } = useEdit<Values>({
    form,
    begin: { version: profile?.version ?? 0, values: valuesOf(profile, list) },
    readNow: async (_, base) => {
      const now = await queries.fetchQuery({ ...billingOptions(customerId), staleTime: 0 })
      const kept = now.rows.find(({ id }) => id === profile?.id)
      return kept ? { version: kept.version, values: valuesOf(kept, now) } : base
    },
  })
  const words = useFieldWords(noNames)
  const typed = Form.useWatch('taxNumber', form) ?? initial.taxNumber
  const save = async (values: Values) => {
    if (profile) {
      await saveEdit(values, async (base, mine) => {
        const changes = changedFields(base.values, mine)
        const body = { version: base.version, changes }
        if (Object.keys(changes).length > 0)
          await call(updateBillingProfile, { params: { id: profile.id }, body })
      })
    } else {
      const changes = changedFields(initial, { ...initial, ...values })
      await call(createBillingProfile, {
        params: { id: customerId },
        body: { ...changes, title: values.title },
      })
    }
    await refresh()
    onClose()
  }
  const label = (field: keyof Values) => t(`fields.billing_profile.${field}`)
  return (
    <FormDrawer<Values>
      title={profile ? t('billing.editOf', { name: profile.title }) : t('billing.addTitle')}
      draftKey={profile ? `billing.${profile.id}.${profile.version}` : `billing.new.${customerId}`}
      initial={initial}
      form={form}
      onClose={onClose}
      onSubmit={save}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices
            collisions={collisions}
            label={(field) => label(field as keyof Values)}
            say={words}
            form={form}
          />
        )
      }
    >
      <FieldGroup>
        <Form.Item
          name="title"
          label={label('title')}
          className={wide}
          rules={[
            { required: true, whitespace: true, message: t('billing.required', { field: label('title') }) },
          ]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="taxNumber"
          label={label('taxNumber')}
          className={wide}
          extra={<TaxWarning taxNumber={typed} />}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="address" label={label('address')} className={wide}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {list.can.editPhone && (
          <Form.Item
            name="phone"
            label={label('phone')}
            extra={profile?.phone && list.phoneMasked ? t('billing.maskedHint') : undefined}
          >
            <Input maxLength={60} inputMode="tel" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="bank" label={label('bank')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="account" label={label('account')} className={wide}>
          <Input maxLength={60} inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked" className={wide}>
          <Checkbox disabled={profile?.isDefault === true}>{t('billing.asDefault')}</Checkbox>
        </Form.Item>
      </FieldGroup>
    </FormDrawer>
  )
}

/** A phone that is shown in part isn't there to be edited: one that is typed takes its place. */
function valuesOf(profile: BillingProfile | null, { phoneMasked, can }: Props['list']): Values {
  if (!profile)
    return { title: '', taxNumber: '', address: '', phone: '', bank: '', account: '', isDefault: false }
  const { id: _id, version: _version, ...values } = profile
  return phoneMasked || !can.editPhone ? { ...values, phone: '' } : values
}
