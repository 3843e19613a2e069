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
import type { RestrictedFields } from '../../contract/levels.ts'
import { call } from '../app/call.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import type { PasteTarget } from '../smart-paste/proposals.ts'
import { SmartPaste } from '../smart-paste/SmartPaste.tsx'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FieldLevels, GuardedItem, isWritable } from '../ui/GuardedItem.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { billingOptions } from './api.ts'
import { changedFields } from './changedFields.ts'
import { levelsInForm, withoutMasked } from './guarded.ts'
import { TaxWarning } from './TaxWarning.tsx'
import { useRefresh } from './useKept.ts'

const pasted = {
  company: 'title',
  taxNumber: 'taxNumber',
  address: 'address',
  phone: 'phone',
  bank: 'bank',
  account: 'account',
} as const

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
    begin: { version: profile?.version ?? 0, values: valuesOf(profile, list.fields) },
    readNow: async (_, base) => {
      const now = await queries.fetchQuery({ ...billingOptions(customerId), staleTime: 0 })
      const kept = now.rows.find(({ id }) => id === profile?.id)
      return kept ? { version: kept.version, values: valuesOf(kept, now.fields) } : base
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
  const levels = levelsInForm(list.fields, profile === null)
  const label = (field: keyof Values) => t(`fields.billing_profile.${field}`)
  const targets = Object.entries(pasted)
    .filter(([, field]) => isWritable(levels[field]))
    .map(([takes, field]) => ({ takes, path: [field], label: label(field) }) as PasteTarget)
  return (
    <FormDrawer<Values>
      title={profile ? t('billing.editOf', { name: profile.title }) : t('billing.addTitle')}
      draftKey={profile ? `billing.${profile.id}.${profile.version}` : `billing.new.${customerId}`}
      initial={initial}
      form={form}
      tools={!profile && <SmartPaste form={form} targets={targets} />}
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
      <FieldLevels value={levels}>
        <FieldGroup>
          <GuardedItem
            name="title"
            label={label('title')}
            className={wide}
            rules={[
              {
                required: levels.title !== 'masked',
                whitespace: true,
                message: t('billing.required', { field: label('title') }),
              },
            ]}
          >
            <Input maxLength={200} autoComplete="off" />
          </GuardedItem>
          <GuardedItem
            name="taxNumber"
            label={label('taxNumber')}
            className={wide}
            extra={<TaxWarning taxNumber={typed} />}
          >
            <Input maxLength={40} autoComplete="off" />
          </GuardedItem>
          <GuardedItem name="address" label={label('address')} className={wide}>
            <Input maxLength={200} autoComplete="off" />
          </GuardedItem>
          <GuardedItem name="phone" label={label('phone')}>
            <Input maxLength={60} inputMode="tel" autoComplete="off" />
          </GuardedItem>
          <GuardedItem name="bank" label={label('bank')}>
            <Input maxLength={100} autoComplete="off" />
          </GuardedItem>
          <GuardedItem name="account" label={label('account')} className={wide}>
            <Input maxLength={60} inputMode="numeric" autoComplete="off" />
          </GuardedItem>
          <Form.Item name="isDefault" valuePropName="checked" className={wide}>
            <Checkbox disabled={profile?.isDefault === true}>{t('billing.asDefault')}</Checkbox>
          </Form.Item>
        </FieldGroup>
      </FieldLevels>
    </FormDrawer>
  )
}

function valuesOf(profile: BillingProfile | null, fields: RestrictedFields): Values {
  if (!profile)
    return { title: '', taxNumber: '', address: '', phone: '', bank: '', account: '', isDefault: false }
  const { id: _id, version: _version, ...values } = profile
  return withoutMasked(values, fields)
}
