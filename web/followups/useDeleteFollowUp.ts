import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { deleteFollowUp, restoreFollowUp } from '../../contract/followups.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { followedUp } from './api.ts'

/** Deletes at once, since it can be taken back; says so, and says why where it was refused. */
export function useDeleteFollowUp(customerId: number): (id: number) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const run = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step()
      await followedUp(queries, customerId)
      return true
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return false
    }
  }
  return async (id) => {
    const isDone = await run(() => call(deleteFollowUp, { params: { id } }))
    if (!isDone) return
    tell(t('followups.timeline.deleted'), t('followups.timeline.undo'), async () => {
      await run(() => call(restoreFollowUp, { params: { id } }))
    })
  }
}
