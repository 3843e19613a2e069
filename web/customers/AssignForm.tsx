import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { assignCustomers, keepFormerAs, previewAssignment, undoAssignment } from '../../contract/assign.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { customersChanged } from './api.ts'
import { colleaguesOptions } from './choices.ts'
import { PersonPicker } from './pickers.tsx'
import { ReachNote } from './ReachNote.tsx'

type Values = { ownerId: number | null; keepFormerAs: (typeof keepFormerAs)[number]; reason: string | null }
type Props = {
  ids: number[]
  /** Of a single one. */
  name?: string
  onClose: () => void
  onDone: () => void
}

/** To whom customers go, what the former owner keeps, and whom of the chosen ones it reaches. */
export function AssignForm({ ids, name, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const ownerId = Form.useWatch('ownerId', form) ?? null
  const colleagues = useQuery(colleaguesOptions())
  const tell = useUndoable()
  const undo = useUndo()
  const preview = useQuery({
    queryKey: ['customers', 'assign preview', ownerId, ids],
    queryFn: ({ signal }) => call(previewAssignment, { body: { ids, ownerId: ownerId ?? 0 }, signal }),
    enabled: ownerId !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

  const save = async ({ ownerId: to, keepFormerAs: keep, reason }: Values) => {
    const body = { ids, ownerId: to ?? 0, keepFormerAs: keep, reason: reason?.trim() || null }
    const { assignmentId, assigned } = await call(assignCustomers, { body })
    await customersChanged(queries)
    const who = colleagues.data?.rows.find(({ id }) => id === to)?.name ?? ''
    if (assignmentId !== null)
      tell(t('changes.assign.done', { count: assigned.length, name: who }), t('changes.batch.undo'), () =>
        undo(assignmentId),
      )
    onDone()
  }

  return (
    <FormDrawer<Values>
      title={
        name === undefined
          ? t('changes.assign.titleMany', { count: ids.length })
          : t('changes.assign.titleOf', { name })
      }
      draftKey={`assign.${ids.join('.').slice(0, 100)}`}
      initial={{ ownerId: null, keepFormerAs: 'none', reason: null }}
      form={form}
      submitText={t('changes.batch.assign')}
      onSubmit={save}
      onClose={onClose}
      width={460}
    >
      <Form.Item
        name="ownerId"
        label={t('changes.assign.owner')}
        rules={[{ required: true, message: t('changes.assign.ownerNeeded') }]}
      >
        <PersonPicker />
      </Form.Item>
      {preview.data && ownerId !== null && (
        <>
          {!preview.data.isOwnerActive && (
            <Alert type="error" showIcon title={t('changes.assign.inactive')} />
          )}
          <ReachNote preview={preview.data} />
          {preview.data.plans > 0 && <p>{t('changes.assign.plans', { count: preview.data.plans })}</p>}
        </>
      )}
      <Form.Item name="keepFormerAs" label={t('changes.assign.former')}>
        <Radio.Group
          vertical
          options={keepFormerAs.map((value) => ({ value, label: t(`changes.assign.formerKeeps.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('changes.assign.reason')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDrawer>
  )
}

function useUndo(): (assignmentId: number) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return async (id) => {
    try {
      const { undone, kept } = await call(undoAssignment, { params: { id } })
      await customersChanged(queries)
      const words =
        kept === 0
          ? t('changes.batch.undone', { count: undone.length })
          : t('changes.batch.undonePartly', { count: undone.length, kept })
      void message.info(words)
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
}
