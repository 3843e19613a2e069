import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { InvalidReason, VerifiedHow } from '../../contract/values/markReasons.ts'
import { type MarkableField, setMark, takeMarkBack } from '../../contract/verification.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { verified } from './api.ts'

/** Which value a mark is about. */
export type Marked = { field: MarkableField; contactId?: number | undefined; phoneId?: number | undefined }

type Said = { how: VerifiedHow } | { reason: InvalidReason }

export const markBody = ({ field, contactId, phoneId }: Marked) => ({
  field,
  contactId: contactId ?? null,
  phoneId: phoneId ?? null,
})

/** Sets a mark at once, with a way back, and takes one back. */
export function useMark(customerId: number, value: Marked, label: string) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const undoable = useUndoable()
  const attempt = async (run: () => Promise<unknown>) => {
    try {
      await run()
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    } finally {
      await verified(queries, customerId)
    }
  }
  const takeBack = (markId: number) =>
    attempt(() => call(takeMarkBack, { params: { id: customerId, markId } }))
  const set = (said: Said) =>
    attempt(async () => {
      const { id } = await call(setMark, {
        params: { id: customerId },
        body: { ...markBody(value), ...said },
      })
      const sentence = 'how' in said ? 'verification.mark.done' : 'verification.mark.doneInvalid'
      undoable(t(sentence, { field: label }), t('verification.mark.undo'), () => takeBack(id))
    })
  return { set, takeBack }
}
