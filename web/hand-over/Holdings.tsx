import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customer-fields.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readHoldings } from '../../contract/hand-over.ts'
import styles from './HandOverPage.module.css'

export type HoldingsData = ResultOf<typeof readHoldings>

/** How much there is of what; a figure of customers that one sees opens them. */
export function Holdings({ held }: { held: HoldingsData }) {
  const { t } = useTranslation()
  const { customers, byStage, inTrash, plans, shares, imports, runningImports, can, person } = held
  const figures = [
    { key: 'inTrash', value: inTrash },
    { key: 'plans', value: plans },
    { key: 'shares', value: shares },
    { key: 'imports', value: imports },
  ] as const
  const count = (value: number, stage?: (typeof stages)[number]) =>
    can.seeCustomers && value > 0 ? (
      <Link to="/customers" search={{ ownerId: person.id, ...(stage && { stage }) }}>
        {value}
      </Link>
    ) : (
      value
    )
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{t('changes.handOver.customers')}</dt>
          <dd>{count(customers)}</dd>
        </div>
        {stages.map((stage) => (
          <div key={stage}>
            <dt>{t(`choices.stage.${stage}`)}</dt>
            <dd>{count(byStage[stage], stage)}</dd>
          </div>
        ))}
        {figures
          .filter(({ value }) => value > 0)
          .map(({ key, value }) => (
            <div key={key}>
              <dt>{t(`changes.handOver.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {imports > 0 && <Alert type="info" showIcon title={t('changes.handOver.importsNote')} />}
      {runningImports > 0 && <Alert type="warning" showIcon title={t('changes.handOver.importRunning')} />}
    </>
  )
}
