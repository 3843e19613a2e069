import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { reviewListOptions } from './api.ts'

/** The entry that waits behind this one, or the first of all. */
export function NextInQueue({ customerId }: { customerId: number }) {
  const { t } = useTranslation()
  const queue = useInfiniteQuery(reviewListOptions(true))
  const rows = queue.data?.pages.flatMap((page) => page.rows) ?? []
  const at = rows.findIndex(({ id }) => id === customerId)
  const next = rows[at + 1] ?? rows.find(({ id }) => id !== customerId)
  return next ? (
    <Link to="/customers/$id" params={{ id: String(next.id) }}>
      {t('reviews.next')}
    </Link>
  ) : null
}
