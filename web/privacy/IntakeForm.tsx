import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  createPrivacyRequest,
  type PrivacyRequest,
  requestChannels,
  requestKinds,
} from '../../contract/privacy.ts'
import { call } from '../app/call.ts'
import { useMe } from '../app/session.ts'
import { DayField } from '../ui/DayField.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { shownIn } from '../ui/useShown.ts'
import { requestsOptions } from './api.ts'

type Values = {
  kind: PrivacyRequest['kind']
  receivedOn: string | null
  channel: PrivacyRequest['channel']
  identity: string
  ownerId: number
  dueOn: string | null
}

/** Takes in what a person asks for; then the request opens. */
export function IntakeForm({
  of,
  name,
  onClose,
}: {
  of: { contactId: number } | { customerId: number }
  name: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const officers = useInfiniteQuery(requestsOptions('open')).data?.pages[0]?.officers ?? [me]
  const today = shownIn('zh-CN').day(new Date().toISOString())
  const save = async ({ dueOn, receivedOn, identity, ...values }: Values) => {
    const { id } = await call(createPrivacyRequest, {
      body: {
        ...values,
        ...of,
        receivedOn: receivedOn ?? today,
        identity: identity.trim(),
        ...(dueOn && { dueOn }),
      },
    })
    await queries.invalidateQueries({ queryKey: ['privacy'] })
    onClose()
    await navigate({ to: '/privacy', search: { request: id } })
  }
  return (
    <FormDrawer<Values>
      title={t('privacy.intakeOf', { name })}
      draftKey={`privacy.intake.${'contactId' in of ? of.contactId : `customer.${of.customerId}`}`}
      initial={{
        kind: 'copy',
        receivedOn: today,
        channel: 'phone',
        identity: '',
        ownerId: me.id,
        dueOn: null,
      }}
      submitText={t('privacy.save')}
      width={480}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('privacy.kind')}>
        <Select options={requestKinds.map((value) => ({ value, label: t(`privacy.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="channel" label={t('privacy.channel')}>
        <Select
          options={requestChannels.map((value) => ({ value, label: t(`privacy.channels.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('privacy.receivedOn')}>
        <DayField />
      </Form.Item>
      <Form.Item name="identity" label={t('privacy.identity')} extra={t('privacy.identityHint')} required>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Form.Item>
      <Form.Item name="ownerId" label={t('privacy.owner')}>
        <Select options={officers.map((one) => ({ value: one.id, label: one.name }))} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('privacy.dueOn')} extra={t('privacy.dueHint')}>
        <DayField />
      </Form.Item>
    </FormDrawer>
  )
}
