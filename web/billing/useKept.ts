import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { customerChanged } from '../customers/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'

/** Asks again for what hangs on the customer after a change to it. */
export function useRefresh(customerId: number, queryKey: QueryKey) {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([queries.invalidateQueries({ queryKey }), customerChanged(queries, customerId)])
  }
}

/** Deletes at once, since it can be taken back; says so, and says why where it was refused. */
export function useUndoableDelete(refresh: () => Promise<void>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const tell = useUndoable()
  const run = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step()
      await refresh()
      return true
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return false
    }
  }
  return async (name: string, remove: () => Promise<unknown>, restore: () => Promise<unknown>) => {
    if (!(await run(remove))) return
    tell(t('billing.deleted', { name }), t('billing.undo'), async () => {
      await run(restore)
    })
  }
}
