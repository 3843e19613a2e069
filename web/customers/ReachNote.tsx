import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { previewStages } from '../../contract/stage.ts'
import styles from './ReachNote.module.css'

type Preview = Pick<ResultOf<typeof previewStages>, 'able' | 'leftAlone' | 'unknown'>

/** Before a step with many: how many it touches, and which it leaves alone and why. */
export function ReachNote({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const { able, leftAlone, unknown } = preview
  const groups = (['not_allowed', 'already'] as const)
    .map((why) => ({ why, names: leftAlone.filter((one) => one.why === why).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
  return (
    <div className={styles.note} role="status">
      <p className={styles.able}>
        {able > 0 ? t('changes.batch.able', { count: able }) : t('changes.batch.none')}
      </p>
      {leftAlone.length + unknown > 0 && (
        <>
          <p>{t('changes.batch.left', { count: leftAlone.length + unknown })}</p>
          <ul>
            {groups.map(({ why, names }) => (
              <li key={why}>
                <span className={styles.why}>{t(`changes.batch.${why}`)}</span>{' '}
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
