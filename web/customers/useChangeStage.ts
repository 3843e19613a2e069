import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { changeStage, type LossReason, type Stage, undoStages } from '../../contract/stage.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { customerChanged } from './api.ts'

export type Step = { stage: Stage; reason?: LossReason | null; note?: string | null }

/** Moves a customer to another stage, says so and offers the way back. With words it throws, for their form to show. */
export function useChangeStage(): (
  customer: Pick<Customer, 'id' | 'stage'>,
  step: Step & { version: number },
) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tell = useUndoable()

  const undo = async ({ id, stage }: Pick<Customer, 'id' | 'stage'>) => {
    try {
      const { undone } = await call(undoStages, { body: { ids: [id] } })
      await customerChanged(queries, id)
      const key = undone.length > 0 ? 'changes.stage.undone' : 'changes.stage.notUndone'
      void message.info(t(key, { stage: t(`choices.stage.${stage}`) }))
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }

  return async (customer, step) => {
    const hasWords = Boolean(step.reason || step.note)
    try {
      await call(changeStage, { params: { id: customer.id }, body: step })
    } catch (error) {
      await customerChanged(queries, customer.id)
      if (hasWords) throw error
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return
    }
    await customerChanged(queries, customer.id)
    tell(
      t('changes.stage.changed', { stage: t(`choices.stage.${step.stage}`) }),
      t('changes.batch.undo'),
      () => undo(customer),
    )
  }
}
