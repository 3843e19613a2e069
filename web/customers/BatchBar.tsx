import { CloseOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { listCustomerIds } from '../../contract/export.ts'
import { mostAtOnce } from '../../contract/stage.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { BatchActions } from './BatchActions.tsx'
import styles from './BatchBar.module.css'
import type { ListFilters } from './listSearch.ts'
import type { Selection } from './useSelection.ts'

type Props = {
  selection: Selection
  /** Those that can be chosen, of the rows that are there. */
  rows: readonly CustomerRow[]
  filters: ListFilters
  /** Those of the list, in its order, separated by commas. */
  columns: string
  /** How many the filters find. */
  count: { value: number } | null | undefined
  onLeave: () => void
}

/** How many customers are chosen, ways to choose more, and what can be done with all of them at once. */
export function BatchBar({ selection, rows, filters, columns, count, onLeave }: Props) {
  const { t } = useTranslation()
  const chosen = selection.chosen.size
  const loaded = Math.min(rows.length, mostAtOnce)
  const matching = count?.value ?? 0
  return (
    <section className={styles.bar} aria-label={t('changes.batch.bar')}>
      <span className={styles.count} role="status">
        {t('changes.batch.chosen', { count: chosen })}
        {chosen === mostAtOnce && ` · ${t('changes.batch.most', { count: mostAtOnce })}`}
      </span>
      {chosen < loaded && (
        <Button type="link" size="small" onClick={selection.chooseAll}>
          {t(`changes.batch.${loaded < matching ? 'chooseLoaded' : 'chooseMatching'}`, { count: loaded })}
        </Button>
      )}
      {loaded < Math.min(matching, mostAtOnce) && chosen < Math.min(matching, mostAtOnce) && (
        <ChooseMatching filters={filters} matching={matching} selection={selection} />
      )}
      <Button type="text" icon={<CloseOutlined aria-hidden />} onClick={onLeave}>
        {t('changes.batch.leave')}
      </Button>
      <BatchActions
        chosen={selection.chosen}
        rows={rows}
        sort={filters.sort}
        columns={columns}
        onLeave={onLeave}
      />
    </section>
  )
}

type MatchingProps = { filters: ListFilters; matching: number; selection: Selection }

/** Those that no row has been loaded of as well, as many as one step may touch. */
function ChooseMatching({ filters, matching, selection }: MatchingProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isAsking, setAsking] = useState(false)
  const choose = async () => {
    setAsking(true)
    try {
      selection.choose((await call(listCustomerIds, { query: filters })).ids)
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    } finally {
      setAsking(false)
    }
  }
  return (
    <Button type="link" size="small" loading={isAsking} onClick={() => void choose()}>
      {matching <= mostAtOnce
        ? t('changes.batch.chooseMatching', { count: matching })
        : `${t('changes.batch.chooseFirst', { count: mostAtOnce })} · ${t('changes.batch.most', { count: mostAtOnce })}`}
    </Button>
  )
}
