import { CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { PageHead } from '../ui/PageHead.tsx'
import styles from './CustomerHead.module.css'
import { StageTag } from './StageTag.tsx'
import { useDelete } from './useTrash.ts'

type Props = { head: Customer | CustomerRow; record: Customer | undefined; onEdit: () => void }

/** Stands at once from what the list has shown; actions come with the record. */
export function CustomerHead({ head, record, onEdit }: Props) {
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
          <StageTag stage={head.stage} />
          <span>
            {t('fields.customer.ownerId')} {head.owner?.name ?? t('customers.noOwner')}
          </span>
          {head.industry && <span>{head.industry.name}</span>}
          {head.regionText && <span>{head.regionText}</span>}
        </span>
      }
      actions={
        isThere && (
          <>
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
