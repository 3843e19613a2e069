import { useTranslation } from 'react-i18next'
import type { readCheckUp } from '../../contract/check-up.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { reachedByTab } from '../ui/reachedByTab.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './CheckUp.module.css'
import { lineOf } from './line.ts'
import { soundPercent } from './percent.ts'

type Days = ResultOf<typeof readCheckUp>['days']

const width = 600
const height = 120

/** How the share of sound customers moved, as a line and, for who wants the figures, as a table. */
export function ShareLine({ days }: { days: Days }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { points, low, high } = lineOf(days)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const placed = points.map(({ x, y }) => `${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`)
  const words = t('checkUp.share.line', {
    from: first.day,
    to: last.day,
    first: soundPercent(first),
    last: soundPercent(last),
  })
  return (
    <div className={styles.line}>
      <div className={styles.drawn}>
        <span className={styles.high} aria-hidden="true">
          {high}%
        </span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={words}>
          <path className={styles.grid} d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
          <path className={styles.stroke} d={`M${placed.join('L')}`} />
          <path className={styles.dot} d={`M${placed.at(-1)}h0`} />
        </svg>
        <span className={styles.low} aria-hidden="true">
          {low}%
        </span>
        <span className={styles.from} aria-hidden="true">
          {first.day}
        </span>
        <span className={styles.to} aria-hidden="true">
          {last.day}
        </span>
      </div>
      <details>
        <summary>{t('checkUp.share.byDay')}</summary>
        <div className={styles.days} {...reachedByTab}>
          <table aria-label={t('checkUp.share.byDay')}>
            <thead>
              <tr>
                <th scope="col">{t('checkUp.share.day')}</th>
                <th scope="col">{t('checkUp.share.title')}</th>
                <th scope="col">{t('checkUp.share.sound')}</th>
                <th scope="col">{t('checkUp.share.customers')}</th>
              </tr>
            </thead>
            <tbody>
              {[...days].reverse().map((figures) => (
                <tr key={figures.day}>
                  <th scope="row">{figures.day}</th>
                  <td>{soundPercent(figures)}%</td>
                  <td>{shown.count(figures.sound)}</td>
                  <td>{shown.count(figures.customers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  )
}
