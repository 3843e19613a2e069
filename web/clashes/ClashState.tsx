import { useTranslation } from 'react-i18next'
import type { AskedClash, MetClash } from '../../contract/clashes.ts'
import entries from '../ui/Entries.module.css'
import { useShown } from '../ui/useShown.ts'
import styles from './clashes.module.css'

/** How a clash stands: until when and by whom it is ruled, or how it was. */
export function ClashState({ clash }: { clash: AskedClash | MetClash }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { status, outcome, ruling, ruledAt, ruledBy, dueOn, isOverdue, rulers } = clash
  if (status === 'withdrawn' || status === 'settled')
    return <p className={entries.soft}>{t(`clashes.status.${status}`)}</p>
  if (outcome && ruledAt)
    return (
      <>
        <p>
          {t('clashes.ruled', {
            name: ruledBy?.name ?? '—',
            when: shown.day(ruledAt),
            outcome: t(`clashes.outcome.${outcome}`),
          })}
        </p>
        <p className={entries.soft}>{t('clashes.because', { ruling: ruling ?? '' })}</p>
      </>
    )
  const names = rulers.map(({ name }) => name).join(t('clashes.or'))
  return (
    <p className={entries.soft}>
      <span className={isOverdue ? styles.overdue : undefined}>
        {t(isOverdue ? 'clashes.overdue' : 'clashes.due', { day: dueOn })}
      </span>
      {' · '}
      {names ? t('clashes.by', { rulers: names }) : t('clashes.byNobody')}
    </p>
  )
}
