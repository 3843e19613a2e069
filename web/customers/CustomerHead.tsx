import { CopyOutlined, DeleteOutlined, EditOutlined, FormOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { NextLine } from '../followups/NextLine.tsx'
import { CustomerTags } from '../tags/CustomerTags.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import styles from './CustomerHead.module.css'
import { MaskedFact } from './MaskedFact.tsx'
import { OwnerAssign } from './OwnerAssign.tsx'
import { StageMenu } from './StageMenu.tsx'
import { StageTag } from './StageTag.tsx'
import { useDelete } from './useTrash.ts'

type Props = {
  head: Customer | CustomerRow
  record: Customer | undefined
  onEdit: () => void
  onFollowUp: () => void
}

/** Stands at once from what the list has shown; actions come with the record. */
export function CustomerHead({ head, record, onEdit, onFollowUp }: Props) {
  const { t } = useTranslation()
  const remove = useDelete()
  const isThere = record && !record.deletedAt
  return (
    <PageHead
      title={head.name}
      trail={<Link to="/customers">{t('customers.page.back')}</Link>}
      aside={<CopyNumber number={head.number} />}
      note={
        <span className={styles.line}>
          {record?.fields.name === 'masked' && <MaskedName customer={record} />}
          {isThere ? <StageMenu customer={record} /> : <StageTag stage={head.stage} />}
          <span>
            {t('fields.customer.ownerId')} {head.owner?.name ?? t('customers.noOwner')}
            {isThere && record.can.assign && <OwnerAssign customer={record} />}
          </span>
          {head.industry && <span>{head.industry.name}</span>}
          {head.regionText && <span>{head.regionText}</span>}
          {head.labelLine && <strong>{head.labelLine}</strong>}
          <NextLine next={head.nextFollowUp} last={head.lastFollowUpAt} />
          {record && (
            <span className={styles.tags}>
              <CustomerTags customer={record} />
            </span>
          )}
        </span>
      }
      actions={
        isThere && (
          <>
            {record.can.createFollowUp && (
              <Button
                type="primary"
                icon={<FormOutlined aria-hidden />}
                title={`${t('followups.write')} (F)`}
                onClick={onFollowUp}
              >
                {t('followups.write')}
              </Button>
            )}
            {record.can.edit && (
              <Button icon={<EditOutlined aria-hidden />} onClick={onEdit}>
                {t('customers.page.edit')}
              </Button>
            )}
            {record.can.delete && (
              <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(record)}>
                {t('customers.page.delete')}
              </Button>
            )}
          </>
        )
      }
    />
  )
}

function MaskedName({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const label = t('fields.contact.name')
  return (
    <span>
      {label}{' '}
      <MaskedFact customer={customer} field="name" label={label} left={customer.name} words={String} />
    </span>
  )
}

function CopyNumber({ number }: { number: string }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(number)
    setCopied(true)
  }
  return (
    <span className={styles.number}>
      {number}
      {/* Without https there is no clipboard for pages; the number can still be marked. */}
      {window.isSecureContext && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined aria-hidden />}
          aria-label={t('customers.page.copyNumber')}
          onClick={() => void copy()}
        />
      )}
      {isCopied && <span role="status">{t('customers.page.copied')}</span>}
    </span>
  )
}
