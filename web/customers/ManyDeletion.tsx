import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { deleteCustomers, previewDeletion, restoreCustomers } from '../../contract/trash.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useShown } from '../ui/useShown.ts'
import { useUndoable } from '../ui/useUndoable.tsx'
import { customersChanged } from './api.ts'
import { goingAlong, restoredWords } from './deletionWords.ts'
import { ReachDialog } from './ReachDialog.tsx'

type Props = { ids: number[]; onClose: () => void; onDone: () => void }

/** The chosen ones to the trash, with what hangs on them, and back by one click. */
export function ManyDeletion({ ids, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const undo = useUndo()
  const preview = useQuery({
    queryKey: ['customers', 'deletion preview', ids],
    queryFn: ({ signal }) => call(previewDeletion, { body: { ids }, signal }),
    staleTime: 0,
  })
  const run = async () => {
    const { deleted } = await call(deleteCustomers, { body: { ids } })
    if (deleted.length === 0) void message.info(t('changes.batch.reach.delete.none'))
    else
      tell(t('changes.delete.done', { count: deleted.length }), t('changes.batch.undo'), () => undo(deleted))
    onDone()
    // Not before: the preview, asked again, would say of what is in the trash that it can't go there.
    void customersChanged(queries)
  }
  return (
    <ReachDialog
      title={t('changes.delete.title')}
      preview={preview}
      step="delete"
      isDanger
      run={run}
      onClose={onClose}
    >
      {(along) => (
        <>
          <p>{goingAlong(t, shown.list, along)}</p>
          <p>{t('changes.delete.kept')}</p>
        </>
      )}
    </ReachDialog>
  )
}

function useUndo(): (deleted: number[]) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return async (deleted) => {
    try {
      const result = await call(restoreCustomers, { body: { ids: deleted } })
      await customersChanged(queries)
      void message.info(restoredWords(t, result))
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
}
