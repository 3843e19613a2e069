import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Plan, reopenPlan, updatePlan } from '../../contract/followups.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useShown } from '../ui/useShown.ts'
import { useUndoable } from '../ui/useUndoable.tsx'
import { followedUp } from './api.ts'

export type PlanOf = { customerId: number; name: string; plan: Pick<Plan, 'id' | 'on' | 'time' | 'version'> }

/** What a plan takes in one step; each says what happened and can be taken back. */
export function usePlanActions() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const shown = useShown()
  const queries = useQueryClient()
  const tell = useUndoable()

  const run = async <Result>(customerId: number, step: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await step()
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      return null
    } finally {
      await followedUp(queries, customerId)
    }
  }
  const moveTo = (id: number, version: number, on: string) =>
    call(updatePlan, { params: { id }, body: { version, changes: { on } } })

  return {
    /** The time of day stays. */
    postpone: async ({ customerId, name, plan }: PlanOf, on: string) => {
      const moved = await run(customerId, () => moveTo(plan.id, plan.version, on))
      if (!moved) return
      tell(
        t('followups.plan.postponed', { name, day: shown.day(on) }),
        t('followups.plan.undo'),
        async () => {
          await run(customerId, () => moveTo(plan.id, moved.version, plan.on))
        },
      )
    },
    tellCancelled: (customerId: number, name: string, id: number) =>
      tell(t('followups.plan.cancelled', { name }), t('followups.plan.undo'), async () => {
        await run(customerId, () => call(reopenPlan, { params: { id } }))
      }),
    reopen: (customerId: number, id: number) => run(customerId, () => call(reopenPlan, { params: { id } })),
  }
}
