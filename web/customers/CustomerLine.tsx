import { useTranslation } from 'react-i18next'
import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { NextLine } from '../followups/NextLine.tsx'
import { CustomerTags } from '../tags/CustomerTags.tsx'
import styles from './CustomerLine.module.css'
import { MaskedFact } from './MaskedFact.tsx'
import { OwnerAssign } from './OwnerAssign.tsx'
import { StageMenu } from './StageMenu.tsx'
import { StageTag } from './StageTag.tsx'

type Props = { head: Customer | CustomerRow; record: Customer | undefined }

/** Below the name: stage, owner, label line, what comes next. Stands at once from what the list has shown. */
export function CustomerLine({ head, record }: Props) {
  const { t } = useTranslation()
  const isThere = record && !record.deletedAt
  return (
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
  )
}

/** Of a person whose name is seen in part. */
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
