import { DownOutlined, HistoryOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customer-fields.ts'
import type { Customer } from '../../contract/customers.ts'
import { neededFor, type Stage } from '../../contract/stage.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { LossReasonText } from './LossReasonText.tsx'
import styles from './StageMenu.module.css'
import { StageTag } from './StageTag.tsx'
import { useChangeStage } from './useChangeStage.ts'

const StageForm = lazy(async () => ({ default: (await import('./StageForm.tsx')).StageForm }))
const StageHistory = lazy(async () => ({ default: (await import('./StageHistory.tsx')).StageHistory }))

/** Where the customer stands with us, and the way to move it: two clicks, and words only where the step needs them. */
export function StageMenu({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Stage | 'history' | null>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const change = useChangeStage()
  usePageAction('stage', () => setMenuOpen(true), customer.can.edit)
  const { id, stage, version } = customer
  const choose = (to: Stage) => {
    const needed = neededFor(stage, to)
    if (needed.reason || needed.note) setOpen(to)
    else void change(customer, { stage: to, version })
  }
  const steps = stages.map((to) => ({
    key: to,
    label: <StageTag stage={to} />,
    disabled: to === stage,
    onClick: () => choose(to),
  }))
  const history = {
    key: 'history',
    icon: <HistoryOutlined aria-hidden />,
    label: t('changes.stage.all'),
    onClick: () => setOpen('history'),
  }
  const items = customer.can.edit ? [...steps, { type: 'divider' as const, key: 'line' }, history] : [history]
  const words = t(`choices.stage.${stage}`)
  return (
    <span className={styles.menu}>
      <Dropdown trigger={['click']} menu={{ items }} open={isMenuOpen} onOpenChange={setMenuOpen} autoFocus>
        <Button
          size="small"
          className={styles.button}
          aria-label={
            customer.can.edit ? t('changes.stage.change', { stage: words }) : t('changes.stage.all')
          }
        >
          <StageTag stage={stage} />
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {stage === 'lost' && <LossReasonText customerId={id} />}
      {open === 'history' && (
        <Suspense>
          <StageHistory customerId={id} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      {open !== null && open !== 'history' && (
        <Suspense>
          <StageForm
            from={stage}
            to={open}
            draftKey={`stage.${id}.${version}.${open}`}
            onSubmit={async (step) => {
              await change(customer, { ...step, version })
            }}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </span>
  )
}
