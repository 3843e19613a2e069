import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { deleteCustomer, restoreCustomer } from '../../contract/customers.ts'
import { CallError, call } from '../app/call.ts'
import { metWords } from '../duplicates/metWords.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { returnFocus } from '../ui/useFocusReturn.ts'
import { useUndoable } from '../ui/useUndoable.tsx'
import { customerChanged } from './api.ts'

type Named = { id: number; name: string }

/**
 * Brings a customer back and says so, since it vanishes from where it was. Why a rule keeps it in the trash, and what it may be
 * the same as, stays until it is read.
 */
export function useRestore(): (customer: Named) => Promise<void> {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  return async ({ id, name }) => {
    const before = document.activeElement
    const box = { okText: t('form.close'), afterClose: () => returnFocus(before) }
    try {
      const { duplicates } = await call(restoreCustomer, { params: { id } })
      await customerChanged(queries, id)
      const title = t('customers.page.restored', { name })
      if (duplicates.length === 0) void message.info(title)
      else modal.info({ ...box, title, content: duplicates.map((met) => metWords(t, met)).join('') })
    } catch (error) {
      const refused = error instanceof CallError ? error.body.fields[0]?.message : undefined
      if (refused) modal.error({ ...box, title: t('customers.page.notRestored', { name }), content: refused })
      else void message.error(reasonOf(error, t('app.pageFailedUnknown')))
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
