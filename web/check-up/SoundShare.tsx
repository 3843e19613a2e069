import { useTranslation } from 'react-i18next'
import type { readCheckUp } from '../../contract/check-up.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './CheckUp.module.css'
import { soundPercent } from './percent.ts'
import { ShareLine } from './ShareLine.tsx'

type Report = ResultOf<typeof readCheckUp>

/** The one figure of the page: how many customers are sound, and how that moved. */
export function SoundShare({
  figures,
  days,
}: { figures: NonNullable<Report['figures']> } & Pick<Report, 'days'>) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <div className={styles.share}>
      <Section title={t('checkUp.share.title')}>
        <div className={styles.split}>
          <div>
            <p className={styles.figure}>{soundPercent(figures)}%</p>
            <p>
              {t('checkUp.share.of', {
                sound: shown.count(figures.sound),
                customers: shown.count(figures.customers),
              })}
            </p>
            <p className={styles.soft}>
              <Moved days={days} />
            </p>
          </div>
          {days.length > 1 && <ShareLine days={days} />}
        </div>
      </Section>
    </div>
  )
}

function Moved({ days }: Pick<Report, 'days'>) {
  const { t } = useTranslation()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last || days.length < 2) return t('checkUp.share.first')
  const points = Math.round((soundPercent(last) - soundPercent(first)) * 10) / 10
  const words = { day: first.day, points: Math.abs(points) }
  if (points === 0) return t('checkUp.share.same', words)
  return t(points > 0 ? 'checkUp.share.up' : 'checkUp.share.down', words)
}
