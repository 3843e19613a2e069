import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { listStageChanges } from '../../contract/stage.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useShown } from '../ui/useShown.ts'
import { stageChangesOptions } from './api.ts'

type Change = ResultOf<typeof listStageChanges>['rows'][number]

/** Through which stages a customer went, when and why. */
export function StageHistory({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { t } = useTranslation()
  const shown = useShown()
  const isPhone = useIsPhone()
  const changes = useQuery(stageChangesOptions(customerId))
  useFocusReturn()
  return (
    <Drawer
      open
      title={t('changes.stage.all')}
      size={isPhone ? '100%' : 420}
      onClose={onClose}
      closable={{ 'aria-label': t('form.close') }}
    >
      {changes.isPending && <RowsSkeleton />}
      {changes.isError && <ErrorState error={changes.error} reset={() => void changes.refetch()} />}
      <Timeline
        entries={(changes.data?.rows ?? []).map((change) => ({
          key: String(change.id),
          at: change.at,
          atText: shown.instant(change.at),
          head: <Head change={change} />,
          body: <Words change={change} />,
        }))}
      />
    </Drawer>
  )
}

function Head({ change: { from, to, cause, actor } }: { change: Change }) {
  const { t } = useTranslation()
  const name = (stage: Change['to']) => t(`choices.stage.${stage}`)
  const words =
    from === null
      ? t(cause === 'import' ? 'changes.stage.imported' : 'changes.stage.entered', { stage: name(to) })
      : cause === 'undo'
        ? t('changes.stage.takenBack', { to: name(to) })
        : t('changes.stage.step', { from: name(from), to: name(to) })
  return (
    <>
      <strong>{actor?.name ?? t('customers.history.system')}</strong> {words}
    </>
  )
}

function Words({ change: { reason, note } }: { change: Change }) {
  const { t } = useTranslation()
  const words = [reason && t(`changes.stage.lossReasons.${reason}`), note].filter(Boolean)
  return words.length > 0 ? <p>{words.join(t('customers.duplicate.joint'))}</p> : null
}
