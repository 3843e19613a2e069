import { useTranslation } from 'react-i18next'
import styles from './ReachNote.module.css'
import { byReason, type LeftAlone } from './reasons.ts'

export type Preview = { able: number; leftAlone: readonly LeftAlone[]; unknown: number }
type Props = { preview: Preview; step?: 'change' | 'share' | 'export' | 'delete' }

/** Before a step with many: how many it touches, and which it leaves alone and why. */
export function ReachNote({ preview: { able, leftAlone, unknown }, step = 'change' }: Props) {
  const { t } = useTranslation()
  const left = leftAlone.length + unknown
  const sayWhy = (why: LeftAlone['why']) =>
    t(why === 'already' && step === 'share' ? 'changes.batch.alreadyShared' : `changes.batch.${why}`)
  return (
    <div className={styles.note} role="status">
      <p className={styles.able}>
        {able > 0
          ? t(`changes.batch.reach.${step}.able`, { count: able })
          : t(`changes.batch.reach.${step}.none`)}
      </p>
      {left > 0 && (
        <>
          <p>{t(`changes.batch.reach.${step}.left`, { count: left })}</p>
          <ul>
            {byReason(leftAlone).map(({ why, names }) => (
              <li key={why}>
                <span className={styles.why}>{sayWhy(why)}</span>{' '}
                {names.slice(0, 5).join(t('customers.page.separator'))}
                {names.length > 5 && ` ${t('changes.batch.andMore', { count: names.length })}`}
              </li>
            ))}
            {unknown > 0 && (
              <li>
                <span className={styles.why}>{t('changes.batch.unknown')}</span> {unknown}
              </li>
            )}
          </ul>
        </>
      )}
    </div>
  )
}
