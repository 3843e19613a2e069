import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { StageTag } from '../customers/StageTag.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { groupOptions } from './api.ts'
import styles from './Group.module.css'
import { useLeaveGroup } from './useLeaveGroup.ts'

const GroupForm = lazy(async () => ({ default: (await import('./GroupForm.tsx')).GroupForm }))

/** 同一集团: the other companies of the group, as far as one sees them. */
export function Group({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const found = useQuery(groupOptions(customer.id))
  const leave = useLeaveGroup(customer.id)
  const [isOpen, setOpen] = useState(false)
  const { group = null, members = [], count = 0 } = found.data ?? {}
  const may = customer.can.edit && !customer.deletedAt
  // Who can't put it into a group has nothing to read in an empty card.
  if (found.isPending || (found.isSuccess && !group && !may)) return null
  return (
    <Section
      title={t('groups.title')}
      actions={
        may && (
          <span className={styles.actions}>
            <Button size="small" onClick={() => setOpen(true)}>
              {t(group ? 'groups.change' : 'groups.set')}
            </Button>
            {group && (
              <Button size="small" onClick={() => void leave(group.name)}>
                {t('groups.leave')}
              </Button>
            )}
          </span>
        )
      }
    >
      {found.isError && <ErrorState error={found.error} reset={() => void found.refetch()} />}
      {found.isSuccess && !group && <p className={styles.soft}>{t('groups.empty')}</p>}
      {group && <p className={styles.name}>{group.name}</p>}
      {group && members.length === 0 && <p className={styles.soft}>{t('groups.alone')}</p>}
      <ul aria-label={group?.name}>
        {members.map(({ id, name, stage, owner }) => (
          <li key={id} className={styles.row}>
            <Link to="/customers/$id" params={{ id: String(id) }}>
              {name}
            </Link>
            <p className={styles.soft}>
              <StageTag stage={stage} /> · {owner?.name ?? t('customers.noOwner')}
            </p>
          </li>
        ))}
      </ul>
      {group && count > 0 && (
        <p className={styles.row}>
          <Link to="/customers" search={{ groupId: group.id }}>
            {t('groups.more')}
          </Link>
        </p>
      )}
      {isOpen && (
        <Suspense>
          <GroupForm customerId={customer.id} current={group?.name ?? ''} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Section>
  )
}
