import { DeleteOutlined, EditOutlined, FormOutlined, MergeCellsOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { keysOf } from '../ui/shortcuts.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { CopyNumber } from './CopyNumber.tsx'
import { CustomerLine } from './CustomerLine.tsx'
import { Steps, type StepsProps } from './Steps.tsx'
import { useDelete } from './useTrash.ts'

const MergeInto = lazy(async () => ({ default: (await import('../merge/MergeInto.tsx')).MergeInto }))

type Props = {
  head: Customer | CustomerRow
  record: Customer | undefined
  /** Null where the list that it stands in isn't known. */
  steps: StepsProps | null
  onEdit: () => void
  onFollowUp: () => void
}

/** Stands at once from what the list has shown; actions come with the record. */
export function CustomerHead({ head, record, steps, onEdit, onFollowUp }: Props) {
  const { t } = useTranslation()
  const remove = useDelete()
  const isPhone = useIsPhone()
  const [isMerging, setMerging] = useState(false)
  const isThere = record && !record.deletedAt
  return (
    <PageHead
      title={head.name}
      trail={
        <>
          {steps && <Steps {...steps} />}
          <Link to="/customers">{t('customers.page.back')}</Link>
        </>
      }
      aside={<CopyNumber number={head.number} />}
      note={<CustomerLine head={head} record={record} />}
      actions={
        isThere && (
          <>
            {record.can.createFollowUp && (
              <Button
                type="primary"
                icon={<FormOutlined aria-hidden />}
                title={t('keys.with', { text: t('followups.write'), keys: keysOf('followUp') })}
                onClick={onFollowUp}
              >
                {t('followups.write')}
              </Button>
            )}
            {record.can.edit && (
              <Button
                icon={<EditOutlined aria-hidden />}
                title={t('keys.with', { text: t('customers.page.edit'), keys: keysOf('edit') })}
                onClick={onEdit}
              >
                {t('customers.page.edit')}
              </Button>
            )}
            {record.can.merge && (
              <Button
                icon={<MergeCellsOutlined aria-hidden />}
                aria-label={t('merge.into')}
                onClick={() => setMerging(true)}
              >
                {!isPhone && t('merge.into')}
              </Button>
            )}
            {isMerging && (
              <Suspense>
                <MergeInto customer={record} onClose={() => setMerging(false)} />
              </Suspense>
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
