import { useTranslation } from 'react-i18next'
import type { readCheckUp } from '../../contract/check-up.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { reachedByTab } from '../ui/reachedByTab.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './CheckUp.module.css'
import { lineOf } from './line.ts'
import { soundPercent } from './percent.ts'

type Days = ResultOf<typeof readCheckUp>['days']

type Said = { from: string; to: string; first: number; last: number }
type Props = {
  days: Days
  /** What a day is called where it stands for more. */
  named?: (day: string) => string
  /** The line in one sentence, for who doesn't see it. */
  say?: (said: Said) => string
  /** Left out where the figures stand beside it. */
  withTable?: boolean
}

const width = 600
const height = 120

/** How the share of sound customers moved, as a line and, for who wants the figures, as a table. */
export function ShareLine({ days, named = (day) => day, say, withTable = true }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const { points, low, high } = lineOf(days)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const placed = points.map(({ x, y }) => `${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`)
  const said: Said = {
    from: named(first.day),
    to: named(last.day),
    first: soundPercent(first),
    last: soundPercent(last),
  }
  const words = say ? say(said) : t('checkUp.share.line', said)
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
          {said.from}
        </span>
        <span className={styles.to} aria-hidden="true">
          {said.to}
        </span>
      </div>
      {withTable && (
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
      )}
    </div>
  )
}
