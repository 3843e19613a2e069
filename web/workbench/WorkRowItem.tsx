import { FormOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkRow } from '../../contract/workbench.ts'
import { CallButton } from '../customers/CallButton.tsx'
import { PhoneLink } from '../customers/PhoneLink.tsx'
import { StageTag } from '../customers/StageTag.tsx'
import { DueText } from '../followups/DueText.tsx'
import { PlanMenu } from '../followups/PlanMenu.tsx'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useShown } from '../ui/useShown.ts'
import { keyOf } from './useNextInView.ts'
import styles from './Workbench.module.css'

const PlanForm = lazy(async () => ({ default: (await import('../followups/PlanForm.tsx')).PlanForm }))

type Props = { row: WorkRow; today: string; showsOwner: boolean; onWrite: () => void }

/** One plan, or one customer without one: what it is about, and all that is done with it. */
export function WorkRowItem({ row, today, showsOwner, onWrite }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const isPhone = useIsPhone()
  const [isPlanning, setPlanning] = useState(false)
  const { customer, plan, can } = row
  const { id, name, contact } = customer
  const owner = plan?.owner ?? customer.owner
  return (
    <li className={styles.row} id={`work-${keyOf(row)}`}>
      <div className={styles.words}>
        <p className={styles.head}>
          <Link to="/customers/$id" params={{ id: String(id) }} className={styles.name}>
            {name}
          </Link>
          <StageTag stage={customer.stage} />
        </p>
        {plan && (
          <p>
            <DueText on={plan.on} time={plan.time} isOverdue={plan.isOverdue} today={today} />{' '}
            <span className={styles.goal}>{plan.goal ?? t('followups.noGoal')}</span>
          </p>
        )}
        <p className={styles.soft}>
          {[
            showsOwner && owner?.name,
            plan?.method && t(`choices.method.${plan.method}`),
            plan?.contact?.name ?? contact?.name,
            customer.lastFollowUpAt
              ? t('workbench.last', { day: shown.day(customer.lastFollowUpAt) })
              : t('followups.due.never'),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {contact?.phone && (
            <PhoneLink shown={contact.phone} name={contact.name} isBarred={contact.isBarred} />
          )}
        </p>
      </div>
      <div className={styles.actions}>
        {can.create && (
          <Button
            type="primary"
            ghost
            icon={<FormOutlined aria-hidden />}
            aria-label={t('followups.writeFor', { name })}
            onClick={onWrite}
          >
            {t('followups.write')}
          </Button>
        )}
        {isPhone && contact?.phone && <CallButton customer={id} contact={contact} className={styles.call} />}
        {plan?.can.edit && <PlanMenu customerId={id} name={name} plan={plan} today={today} />}
        {!plan && can.create && <Button onClick={() => setPlanning(true)}>{t('followups.plan.add')}</Button>}
      </div>
      {isPlanning && (
        <Suspense>
          <PlanForm customerId={id} name={name} mayBeNone today={today} onClose={() => setPlanning(false)} />
        </Suspense>
      )}
    </li>
  )
}
