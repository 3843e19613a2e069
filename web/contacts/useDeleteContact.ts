import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Contact, deleteContact, restoreContact } from '../../contract/contacts.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'

/** Deletes at once, since it can be taken back; says so, and says why where it was refused. */
export function useDeleteContact(customerId: number): (contact: Contact) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()
  const run = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step()
      await customerChanged(queries, customerId)
      return true
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return false
    }
  }
  return async ({ id, name }) => {
    const isDone = await run(() => call(deleteContact, { params: { id } }))
    if (!isDone) return
    tell(t('contacts.deleted', { name }), t('contacts.undo'), async () => {
      await run(() => call(restoreContact, { params: { id } }))
    })
  }
}
