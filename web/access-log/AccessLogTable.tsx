import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AccessLogEntry } from '../../contract/access-log.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './AccessLog.module.css'
import { useWords } from './useWords.ts'

export function AccessLogTable({ rows }: { rows: readonly AccessLogEntry[] }) {
  const { t } = useTranslation()
  const shown = useShown()
  const words = useWords()
  return (
    <PlainTable
      label={t('accessLog.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', title: t('accessLog.at'), cell: ({ at }) => shown.instant(at) },
        {
          key: 'person',
          title: t('accessLog.person'),
          cell: ({ actor }) => actor?.name ?? <span className={styles.soft}>{t('accessLog.nobody')}</span>,
        },
        { key: 'action', title: t('accessLog.action'), cell: ({ action }) => words.action(action) },
        { key: 'object', title: t('accessLog.object'), cell: words.object },
        {
          key: 'customer',
          title: t('accessLog.customer'),
          cell: (entry) => entry.customer && <Customer entry={entry} text={words.customer(entry)} />,
        },
        { key: 'more', title: t('accessLog.more'), cell: words.more },
        { key: 'source', title: t('accessLog.source'), cell: ({ source }) => words.source(source) },
        { key: 'address', title: t('accessLog.address'), cell: ({ address }) => address },
      ]}
    />
  )
}

/** A link for whom may see the customer: then there is a name. */
function Customer({ entry, text }: { entry: AccessLogEntry; text: string | null }) {
  if (!entry.customer || entry.customer.name === null) return text
  return (
    <Link to="/customers/$id" params={{ id: String(entry.customer.id) }} search={{}}>
      {text}
    </Link>
  )
}
