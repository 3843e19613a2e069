import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  mostPeople,
  previewShares,
  type Share,
  shareAccesses,
  shareCustomers,
  undoShares,
} from '../../contract/shares.ts'
import { call } from '../app/call.ts'
import { customersChanged } from '../customers/api.ts'
import { colleaguesOptions } from '../customers/choices.ts'
import { PeoplePicker } from '../customers/PeoplePicker.tsx'
import { ReachNote } from '../customers/ReachNote.tsx'
import { DayField } from '../ui/DayField.tsx'
import { reasonOf } from '../ui/ErrorState.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useShown } from '../ui/useShown.ts'
import { useUndoable } from '../ui/useUndoable.tsx'

type Values = { userIds: number[]; access: Share['access']; until: string | null }
type Props = { ids: number[]; onClose: () => void; onDone: () => void }

/** With whom many customers are shared, how and until when, and which of them it reaches. */
export function ManySharesForm({ ids, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const [form] = Form.useForm<Values>()
  const { userIds = [], access = 'read', until = null } = Form.useWatch([], form) ?? {}
  const colleagues = useQuery(colleaguesOptions())
  const body = { ids, userIds, access, until }
  const preview = useQuery({
    queryKey: ['customers', 'share preview', body],
    queryFn: ({ signal }) => call(previewShares, { body, signal }),
    enabled: userIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const nameOf = (userId: number) => colleagues.data?.rows.find(({ id }) => id === userId)?.name ?? ''

  const undo = async (shared: number[], sharedAt: string) => {
    try {
      const { undone } = await call(undoShares, { body: { ids: shared, sharedAt } })
      await customersChanged(queries)
      const kept = shared.length - undone.length
      const key = kept === 0 ? 'changes.batch.undone' : 'changes.batch.undonePartly'
      void message.info(t(key, { count: undone.length, kept }))
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }

  const save = async (values: Values) => {
    const { shared, sharedAt } = await call(shareCustomers, {
      body: { ids, ...values, until: values.until ?? null },
    })
    if (shared.length === 0) void message.info(t('changes.share.nothing'))
    else
      tell(t('changes.share.done', { count: shared.length }), t('changes.batch.undo'), () =>
        undo(shared, sharedAt),
      )
    onDone()
    void customersChanged(queries)
  }

  return (
    <FormDrawer<Values>
      title={t('changes.share.title', { count: ids.length })}
      draftKey={`shares.${ids.join('.').slice(0, 100)}`}
      initial={{ userIds: [], access: 'read', until: null }}
      form={form}
      submitText={t('changes.batch.share')}
      onSubmit={save}
      onClose={onClose}
      width={460}
    >
      <Form.Item
        name="userIds"
        label={t('changes.share.people')}
        extra={userIds.length === mostPeople ? t('changes.share.most', { count: mostPeople }) : undefined}
        rules={[{ required: true, message: t('changes.share.peopleNeeded') }]}
      >
        <PeoplePicker most={mostPeople} />
      </Form.Item>
      <Form.Item name="access" label={t('shares.access')}>
        <Radio.Group
          options={shareAccesses.map((value) => ({ value, label: t(`shares.accesses.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="until" label={t('shares.until')} extra={t('shares.untilHint')}>
        <DayField />
      </Form.Item>
      {preview.data && userIds.length > 0 && (
        <>
          <ReachNote preview={preview.data} step="share" />
          {preview.data.able > 0 && preview.data.people.length > 1 && (
            <p>
              {shown.list(
                preview.data.people.map(({ userId, count }) =>
                  t('changes.share.each', { name: nameOf(userId), count }),
                ),
              )}
            </p>
          )}
        </>
      )}
    </FormDrawer>
  )
}
