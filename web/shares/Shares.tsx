import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { endShare, type Share } from '../../contract/shares.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { useShown } from '../ui/useShown.ts'
import { sharesOptions } from './api.ts'
import styles from './Shares.module.css'

const ShareForm = lazy(async () => ({ default: (await import('./ShareForm.tsx')).ShareForm }))

/** Who works on the customer beside its owner, how, and until when. */
export function Shares({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const shares = useQuery(sharesOptions(customer.id))
  const [open, setOpen] = useState<Share | 'new' | null>(null)
  const rows = shares.data?.rows ?? []
  const may = shares.data?.can.share === true
  const add = () => setOpen('new')
  usePageAction('share', add, may)
  // Who can't add anybody has nothing to read in an empty card.
  if (shares.isPending || (shares.isSuccess && rows.length === 0 && !may)) return null
  return (
    <Section
      title={t('shares.title')}
      actions={
        may && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
            {t('shares.add')}
          </Button>
        )
      }
    >
      {shares.isError && <ErrorState error={shares.error} reset={() => void shares.refetch()} />}
      {shares.isSuccess && rows.length === 0 && <p className={styles.soft}>{t('shares.empty')}</p>}
      <ul>
        {rows.map((share) => (
          <Row
            key={share.user.id}
            customerId={customer.id}
            share={share}
            may={may}
            onEdit={() => setOpen(share)}
          />
        ))}
      </ul>
      {open && (
        <Suspense>
          <ShareForm customer={customer} share={open === 'new' ? null : open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Section>
  )
}

type RowProps = { customerId: number; share: Share; may: boolean; onEdit: () => void }

function Row({ customerId, share, may, onEdit }: RowProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const { user, department, access, until } = share
  const { name } = user
  const end = () =>
    confirm({
      title: t('shares.endTitle', { name }),
      text: t('shares.endText'),
      action: t('shares.end'),
      isDanger: true,
      run: async () => {
        await call(endShare, { params: { id: customerId, userId: user.id } })
        await queries.invalidateQueries({ queryKey: sharesOptions(customerId).queryKey })
      },
    })
  const items = [
    { key: 'edit', label: t('shares.edit'), onClick: onEdit },
    { key: 'end', label: t('shares.end'), danger: true, onClick: end },
  ]
  return (
    <li className={styles.row}>
      <div>
        <strong>{name}</strong> <span className={styles.soft}>{department.name}</span>
        <p className={styles.soft}>
          {t(`shares.accesses.${access}`)} ·{' '}
          {until ? t('shares.untilDay', { day: shown.day(until) }) : t('shares.open')}
        </p>
      </div>
      {may && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined aria-hidden />}
            aria-label={t('shares.actions', { name })}
          />
        </Dropdown>
      )}
    </li>
  )
}
