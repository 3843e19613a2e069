import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { undoMerge } from '../../contract/merge.ts'
import { call } from '../app/call.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'
import { customersChanged } from '../customers/api.ts'
import { useConfirm } from '../ui/useConfirm.ts'
import { useShown } from '../ui/useShown.ts'

type Kept = ResultOf<typeof undoMerge>['kept']

/** Asks, takes the merge back, and says what was kept because somebody edited it since. */
export function useUndoMerge(customerId: number): (merge: { id: number; numbers: string[] }) => void {
  const { t } = useTranslation()
  const shown = useShown()
  const confirm = useConfirm()
  const custom = useCustomWords()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return ({ id, numbers }) => {
    const words = { numbers: shown.list(numbers) }
    confirm({
      title: t('merge.undoTitle'),
      text: t('merge.undoText', words),
      action: t('merge.undo'),
      run: async () => {
        const { kept } = await call(undoMerge, { params: { id } })
        // Without the note above it, which offers to undo.
        await navigate({ to: '/customers/$id', params: { id: String(customerId) }, state: {}, replace: true })
        void customersChanged(queries)
        if (kept.length === 0) void message.info(t('merge.undone', words))
        else
          modal.info({
            title: t('merge.keptTitle'),
            content: t('merge.keptText', { fields: shown.list(keptFields(t, custom.labelOf, kept)) }),
            okText: t('form.close'),
          })
      },
    })
  }
}

function keptFields(t: TFunction, labelOf: (field: string) => string | undefined, kept: Kept): string[] {
  const words = kept.map(({ record, field }) => {
    const label = labelOf(field) ?? t(`fields.${record}.${field}` as 'fields.customer.name', field)
    return record === 'contact' ? t('merge.ofContact', { field: label }) : label
  })
  return [...new Set(words)]
}
