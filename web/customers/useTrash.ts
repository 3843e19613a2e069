import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { deleteCustomer, restoreCustomer } from '../../contract/customers.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { useUndoable } from '../ui/useUndoable.tsx'
import { customerChanged } from './api.ts'

type Named = { id: number; name: string }

/** Brings a customer back and says so, since it vanishes from where it was. A refusal is said as well. */
export function useRestore(): (customer: Named) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return async ({ id, name }) => {
    try {
      await call(restoreCustomer, { params: { id } })
      await customerChanged(queries, id)
      void message.info(t('customers.page.restored', { name }))
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
}

/** Asks, moves the customer to the trash, leads back to the list and offers to undo. */
export function useDelete(): (customer: Named) => void {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const restore = useRestore()
  const tell = useUndoable()
  return (customer) => {
    const { id, name } = customer
    confirm({
      title: t('customers.page.deleteTitle', { name }),
      text: t('customers.page.deleteNote'),
      action: t('customers.page.delete'),
      isDanger: true,
      run: async () => {
        await call(deleteCustomer, { params: { id } })
        await navigate({ to: '/customers' })
        tell(t('customers.page.deleted', { name }), t('customers.page.undo'), () => restore(customer))
        void customerChanged(queries, id)
      },
    })
  }
}
