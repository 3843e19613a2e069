import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeStages, previewStages, type Stage, undoStages } from '../../contract/stage.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { customersChanged } from './api.ts'
import { ReachNote } from './ReachNote.tsx'
import { StageWords, type StageWordsValues } from './StageWords.tsx'

type Props = { ids: number[]; stage: Stage; onClose: () => void; onDone: () => void }

/** One stage for many, with the words that any of them needs. */
export function ManyStagesForm({ ids, stage, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const preview = useQuery({
    queryKey: ['customers', 'stage preview', stage, ids],
    queryFn: ({ signal }) => call(previewStages, { body: { ids, stage }, signal }),
    staleTime: 0,
  })

  const undo = async (changed: number[]) => {
    try {
      const { undone } = await call(undoStages, { body: { ids: changed } })
      await customersChanged(queries)
      const kept = changed.length - undone.length
      const key = kept === 0 ? 'changes.batch.undone' : 'changes.batch.undonePartly'
      void message.info(t(key, { count: undone.length, kept }))
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }

  const save = async ({ reason, note }: StageWordsValues) => {
    const body = { ids, stage, reason: reason ?? null, note: note?.trim() || null }
    const { changed } = await call(changeStages, { body })
    await customersChanged(queries)
    tell(
      t('changes.batch.stageDone', { count: changed.length, stage: t(`choices.stage.${stage}`) }),
      t('changes.batch.undo'),
      () => undo(changed),
    )
    onDone()
  }

  return (
    <FormDrawer<StageWordsValues>
      title={t('changes.stage.title', { stage: t(`choices.stage.${stage}`) })}
      draftKey={`stages.${stage}.${ids.join('.').slice(0, 100)}`}
      initial={{ reason: null, note: null }}
      submitText={t('changes.stage.to', { stage: t(`choices.stage.${stage}`) })}
      onSubmit={save}
      onClose={onClose}
      width={460}
    >
      {preview.data && <ReachNote preview={preview.data} />}
      {preview.data && preview.data.back > 0 && (
        <p>{t('changes.batch.back', { count: preview.data.back })}</p>
      )}
      <StageWords asksReason={stage === 'lost'} isBack={(preview.data?.back ?? 0) > 0} />
    </FormDrawer>
  )
}
