import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mergeCustomers, mostMerged } from '../../contract/merge.ts'
import { call } from '../app/call.ts'
import { customersChanged } from '../customers/api.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { mergePreviewOptions } from './api.ts'
import { askedMerge, type Chosen, type Preview } from './chosen.ts'
import { FieldChoices } from './FieldChoices.tsx'
import styles from './Merge.module.css'
import { MergeResult } from './MergeResult.tsx'
import { idsOf, readMergeSearch } from './mergeSearch.ts'
import { PairChoices } from './PairChoices.tsx'

/** Customers side by side: which one stays, and whose value of each field. */
export function MergePage() {
  const { t } = useTranslation()
  const search = readMergeSearch(useSearch({ strict: false }))
  const ids = idsOf(search)
  const preview = useQuery(mergePreviewOptions(ids, search.keep))
  return (
    <div className={styles.page}>
      <PageHead
        title={t('merge.title')}
        note={t('merge.note')}
        trail={<Link to="/customers">{t('customers.page.back')}</Link>}
      />
      {ids.length < 2 ? (
        <EmptyState
          title={t('merge.none')}
          hint={t('merge.tooFew', { count: mostMerged })}
          actions={<Link to="/customers">{t('merge.toList')}</Link>}
        />
      ) : preview.data ? (
        <Choosing ids={search.ids ?? ''} preview={preview.data} refetch={() => void preview.refetch()} />
      ) : preview.isError ? (
        <ErrorState error={preview.error} reset={() => void preview.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </div>
  )
}

type Props = { ids: string; preview: Preview; refetch: () => void }

function Choosing({ ids, preview, refetch }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen>({ values: {}, pairs: {} })
  const { run, isRunning, problem } = useMerge(preview, chosen, refetch)
  const obstacles = [
    ...(preview.typesDiffer ? [t('merge.typesDiffer')] : []),
    ...preview.customers.flatMap(({ why, name }) => (why ? [t(`merge.${why}`, { name })] : [])),
  ]
  return (
    <>
      <FieldChoices
        preview={preview}
        chosen={chosen}
        onKeep={(keep) => void navigate({ to: '/customers/merge', search: { ids, keep }, replace: true })}
        onChoose={(field, id) => setChosen({ ...chosen, values: { ...chosen.values, [field]: id } })}
      />
      <PairChoices
        preview={preview}
        chosen={chosen}
        onChoose={(id, isUnited) => setChosen({ ...chosen, pairs: { ...chosen.pairs, [id]: isUnited } })}
      />
      <MergeResult preview={preview} chosen={chosen} />
      {obstacles.map((words) => (
        <Alert key={words} type="warning" role="status" showIcon title={words} className={styles.told} />
      ))}
      <FormProblem problem={problem} />
      <div className={styles.end}>
        <Button type="primary" loading={isRunning} disabled={obstacles.length > 0} onClick={() => void run()}>
          {t('merge.action')}
        </Button>
        <Button onClick={() => window.history.back()}>{t('merge.cancel')}</Button>
      </div>
    </>
  )
}

/** Leads to the one that stays, whose page says what came to it. After a refusal the values of now are shown. */
function useMerge(preview: Preview, chosen: Chosen, refetch: () => void) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  // State comes a render too late for a double click.
  const busy = useRef(false)
  const run = async () => {
    if (busy.current) return
    busy.current = true
    setRunning(true)
    setProblem(null)
    try {
      const { mergeId } = await call(mergeCustomers, { body: askedMerge(preview, chosen) })
      const gone = preview.customers.filter(({ id }) => id !== preview.keepId)
      const numbers = gone.map(({ number, name }) => number ?? name)
      await navigate({
        to: '/customers/$id',
        params: { id: String(preview.keepId) },
        state: { merged: { id: mergeId, numbers } },
        replace: true,
      })
      void customersChanged(queries)
    } catch (error) {
      setProblem(error)
      refetch()
    } finally {
      busy.current = false
      setRunning(false)
    }
  }
  return { run, isRunning, problem }
}
