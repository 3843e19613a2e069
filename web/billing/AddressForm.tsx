import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  createAddress,
  type DeliveryAddress,
  type listAddresses,
  updateAddress,
} from '../../contract/addresses.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { RegionCascader } from '../customers/RegionCascader.tsx'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { addressesOptions } from './api.ts'
import { changedFields } from './changedFields.ts'
import { useRefresh } from './useKept.ts'

type Values = Omit<DeliveryAddress, 'id' | 'version' | 'regionText'>
type Props = {
  customerId: number
  /** Null for a new one. */
  address: DeliveryAddress | null
  list: ResultOf<typeof listAddresses>
  onClose: () => void
}

export function AddressForm({ customerId, address, list, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefresh(customerId, addressesOptions(customerId).queryKey)
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const {
    initial,
    collisions,
    save: saveEdit,
  } = useEdit<Values>({
    form,
    begin: { version: address?.version ?? 0, values: valuesOf(address, list) },
    readNow: async (_, base) => {
      const now = await queries.fetchQuery({ ...addressesOptions(customerId), staleTime: 0 })
      const kept = now.rows.find(({ id }) => id === address?.id)
      return kept ? { version: kept.version, values: valuesOf(kept, now) } : base
    },
  })
  const words = useFieldWords(new Set(collisions.map(({ field }) => field)))
  const save = async (values: Values) => {
    if (address) {
      await saveEdit(values, async (base, mine) => {
        const changes = changedFields(base.values, mine)
        const body = { version: base.version, changes }
        if (Object.keys(changes).length > 0) await call(updateAddress, { params: { id: address.id }, body })
      })
    } else {
      const changes = changedFields(initial, { ...initial, ...values })
      const { recipient, address: street } = values
      await call(createAddress, {
        params: { id: customerId },
        body: { ...changes, recipient, address: street },
      })
    }
    await refresh()
    onClose()
  }
  const label = (field: keyof Values) => t(`fields.delivery_address.${field}`)
  const nameIsMasked = address !== null && list.nameMasked
  const required = (field: keyof Values) => [
    { required: true, whitespace: true, message: t('billing.required', { field: label(field) }) },
  ]
  return (
    <FormDrawer<Values>
      title={address ? t('billing.editOf', { name: address.recipient }) : t('billing.addAddress')}
      draftKey={address ? `address.${address.id}.${address.version}` : `address.new.${customerId}`}
      initial={initial}
      onClose={onClose}
      onSubmit={save}
      form={form}
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
        {!nameIsMasked && (
          <Form.Item name="recipient" label={label('recipient')} rules={required('recipient')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        )}
        {list.can.editPhone && (
          <Form.Item
            name="phone"
            label={label('phone')}
            extra={address?.phone && list.phoneMasked ? t('billing.maskedHint') : undefined}
          >
            <Input maxLength={60} inputMode="tel" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="regionCode" label={label('regionCode')} className={wide}>
          <RegionCascader label={label('regionCode')} />
        </Form.Item>
        <Form.Item name="address" label={label('address')} className={wide} rules={required('address')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked" className={wide}>
          <Checkbox disabled={address?.isDefault === true}>{t('billing.asDefault')}</Checkbox>
        </Form.Item>
      </FieldGroup>
    </FormDrawer>
  )
}

/** A phone that is shown in part isn't there to be edited: one that is typed takes its place. */
function valuesOf(address: DeliveryAddress | null, { phoneMasked, can }: Props['list']): Values {
  if (!address) return { recipient: '', phone: '', regionCode: null, address: '', isDefault: false }
  const { id: _id, version: _version, regionText: _regionText, ...values } = address
  return phoneMasked || !can.editPhone ? { ...values, phone: '' } : values
}
