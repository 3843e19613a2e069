import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import {
  closePrivacyRequest,
  type PrivacyRequest,
  type readPrivacyRequest,
  refusalGrounds,
} from '../../contract/privacy.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './Privacy.module.css'

type Outcome = 'done' | 'refused' | 'withdrawn'
type Values = {
  outcome: Outcome
  ground: (typeof refusalGrounds)[number] | null
  words: string
  changeIds: number[]
}

type Props = {
  request: PrivacyRequest
  onClose: () => void
} & Pick<ResultOf<typeof readPrivacyRequest>, 'changes' | 'isDone'>

/** Ends a request; to erase is done by erasing, so here it can only be refused or taken back. */
export function CloseForm({ request, changes, isDone, onClose }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const outcome = Form.useWatch('outcome', form)
  const outcomes: Outcome[] =
    request.kind === 'erase' ? ['refused', 'withdrawn'] : ['done', 'refused', 'withdrawn']
  const save = async ({ outcome: chosen, ground, words, changeIds }: Values) => {
    await call(closePrivacyRequest, {
      params: { id: request.id },
      body: {
        outcome: chosen,
        ...(chosen === 'refused' && ground && { ground }),
        ...(words.trim() && { words: words.trim() }),
        ...(chosen === 'done' && request.kind === 'correct' && { changeIds }),
      },
    })
    await queries.invalidateQueries({ queryKey: ['privacy'] })
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('privacy.close')}
      draftKey={`privacy.close.${request.id}`}
      form={form}
      initial={{ outcome: outcomes[0] ?? 'done', ground: null, words: '', changeIds: [] }}
      submitText={t('privacy.close')}
      width={480}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="outcome"
        label={t('privacy.outcome')}
        extra={outcome === 'done' && !isDone && isShown(request.kind) && t(`privacy.notYet.${request.kind}`)}
      >
        <Radio.Group options={outcomes.map((value) => ({ value, label: t(`privacy.closeAs.${value}`) }))} />
      </Form.Item>
      {outcome === 'refused' && (
        <Form.Item name="ground" label={t('privacy.ground')} required>
          <Select
            options={refusalGrounds.map((value) => ({ value, label: t(`privacy.grounds.${value}`) }))}
          />
        </Form.Item>
      )}
      {outcome === 'done' && request.kind === 'correct' && (
        <Form.Item
          name="changeIds"
          label={t('privacy.corrected')}
          required
          extra={changes.length === 0 && t('privacy.nothingChanged')}
        >
          <Checkbox.Group
            className={styles.choices ?? ''}
            options={changes.map(({ id, at, actor, fields }) => ({
              value: id,
              label: t('privacy.changedAt', {
                at: shown.instant(at),
                who: actor?.name ?? t('privacy.somebody'),
                fields: shown.list(
                  fields.map((field) => t(`fields.${field}` as 'fields.contact.name', field)),
                ),
              }),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="words" label={t('privacy.words')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDrawer>
  )
}

/** Corrections are chosen below, and there it stands that there are none. */
const isShown = (kind: PrivacyRequest['kind']): kind is 'copy' | 'withdraw' =>
  kind === 'copy' || kind === 'withdraw'
