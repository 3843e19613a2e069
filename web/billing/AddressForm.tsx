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
import type { RestrictedFields } from '../../contract/levels.ts'
import { call } from '../app/call.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { RegionCascader } from '../customers/RegionCascader.tsx'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FieldLevels, GuardedItem } from '../ui/GuardedItem.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { addressesOptions } from './api.ts'
import { changedFields } from './changedFields.ts'
import { levelsInForm, withoutMasked } from './guarded.ts'
import { useRefresh } from './useKept.ts'

type Values = Omit<DeliveryAddress, 'id' | 'version' | 'regionText' | 'address'> & { address: string }
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
    begin: { version: address?.version ?? 0, values: valuesOf(address, list.fields) },
    readNow: async (_, base) => {
      const now = await queries.fetchQuery({ ...addressesOptions(customerId), staleTime: 0 })
      const kept = now.rows.find(({ id }) => id === address?.id)
      return kept ? { version: kept.version, values: valuesOf(kept, now.fields) } : base
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
  const levels = levelsInForm(list.fields, address === null)
  const required = (field: keyof Values) => [
    {
      required: levels[field] !== 'masked',
      whitespace: true,
      message: t('billing.required', { field: label(field) }),
    },
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
      <FieldLevels value={levels}>
        <FieldGroup>
          <GuardedItem name="recipient" label={label('recipient')} rules={required('recipient')}>
            <Input maxLength={100} autoComplete="off" />
          </GuardedItem>
          <GuardedItem name="phone" label={label('phone')}>
            <Input maxLength={60} inputMode="tel" autoComplete="off" />
          </GuardedItem>
          <GuardedItem name="regionCode" label={label('regionCode')} className={wide}>
            <RegionCascader label={label('regionCode')} />
          </GuardedItem>
          <GuardedItem name="address" label={label('address')} className={wide} rules={required('address')}>
            <Input maxLength={200} autoComplete="off" />
          </GuardedItem>
          <Form.Item name="isDefault" valuePropName="checked" className={wide}>
            <Checkbox disabled={address?.isDefault === true}>{t('billing.asDefault')}</Checkbox>
          </Form.Item>
        </FieldGroup>
      </FieldLevels>
    </FormDrawer>
  )
}

function valuesOf(address: DeliveryAddress | null, fields: RestrictedFields): Values {
  if (!address) return { recipient: '', phone: '', regionCode: null, address: '', isDefault: false }
  const { id: _id, version: _version, regionText: _regionText, ...values } = address
  return withoutMasked({ ...values, address: values.address ?? '' }, fields)
}
