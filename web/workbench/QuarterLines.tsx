import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'
import { useShown } from '../ui/useShown.ts'

type Quarter = NonNullable<ResultOf<typeof readWorkbench>['quarter']>

/** What is left of the quarter's review of one's departments, until its last day. */
export function QuarterLines({
  quarter: { unchecked, unlooked, isUndrawn, isLastMonth, dueOn: day },
}: {
  quarter: Quarter
}) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <>
      {unchecked.value > 0 && (
        <Link to="/verification" search={{ whose: 'charge', unchecked: 'quarter' }}>
          {t('verification.bench.unchecked', { shown: shown.count(unchecked.value, unchecked.capped), day })}
        </Link>
      )}
      {unlooked > 0 && (
        <Link to="/spot-checks" search={{ unlooked: 1 }}>
          {t('verification.bench.unlooked', { count: unlooked, day })}
        </Link>
      )}
      {isUndrawn && isLastMonth && <Link to="/spot-checks">{t('verification.bench.undrawn', { day })}</Link>}
    </>
  )
}
