import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { setGroup } from '../../contract/groups.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'

/** Takes the customer out at once, since it can be taken back. */
export function useLeaveGroup(customerId: number): (name: string) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const put = async (name: string | null): Promise<boolean> => {
    try {
      await call(setGroup, { params: { id: customerId }, body: { name } })
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['group'] }),
        customerChanged(queries, customerId),
      ])
      return true
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return false
    }
  }
  return async (name) => {
    if (!(await put(null))) return
    tell(t('groups.left', { name }), t('groups.undo'), async () => {
      await put(name)
    })
  }
}
