import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { deleteFile, type File, restoreFile } from '../../contract/files.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { filesOptions } from './api.ts'

/** Deletes at once, since it can be taken back; says so, and says why where it was refused. */
export function useDeleteFile(customerId: number): (file: File) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const run = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step()
      await Promise.all([
        queries.invalidateQueries({ queryKey: filesOptions(customerId).queryKey }),
        customerChanged(queries, customerId),
      ])
      return true
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return false
    }
  }
  return async ({ id, name }) => {
    const isDone = await run(() => call(deleteFile, { params: { id } }))
    if (!isDone) return
    tell(t('files.deleted', { name }), t('files.undo'), async () => {
      await run(() => call(restoreFile, { params: { id } }))
    })
  }
}
