import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type DuplicatePair, reopenPair, tellPairApart } from '../../contract/duplicates.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import { useUndoable } from '../ui/useUndoable.tsx'
import type { Which } from './api.ts'
import styles from './Duplicates.module.css'

/** Both customers of a pair one below the other, what they have in common, and what can be done about it. */
export function PairTable({ rows, which }: { rows: readonly DuplicatePair[]; which: Which }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { tellApart, reopen, problem } = useDecide()
  const namesOf = ({ customers: [one, other] }: DuplicatePair) => ({ one: one.name, other: other.name })
  return (
    <>
      <FormProblem problem={problem} />
      <PlainTable
        label={t('duplicates.title')}
        rows={rows}
        rowKey={({ customers: [one, other] }) => `${one.id} ${other.id}`}
        columns={[
          {
            key: 'customer',
            title: t('duplicates.customer'),
            cell: ({ customers }) => customers.map((customer) => <One key={customer.id} {...customer} />),
          },
          {
            key: 'matched',
            title: t('duplicates.matched'),
            cell: ({ matched }) =>
              matched.map((kind) => t(`duplicates.kind.${kind}`)).join(t('duplicates.and')),
          },
          which === 'open'
            ? {
                key: 'found',
                title: t('duplicates.found'),
                cell: ({ foundAt }) => shown.instant(foundAt),
              }
            : {
                key: 'apart',
                title: t('duplicates.apart'),
                cell: ({ toldApart }) =>
                  toldApart &&
                  t('duplicates.apartBy', {
                    when: shown.instant(toldApart.at),
                    name: toldApart.by?.name ?? '—',
                  }),
              },
        ]}
        actions={(pair) =>
          which === 'open' ? (
            <div className={styles.actions}>
              {pair.can.merge ? (
                <Link
                  to="/customers/merge"
                  search={{ ids: pair.customers.map(({ id }) => id).join(',') }}
                  aria-label={t('duplicates.mergeOf', namesOf(pair))}
                >
                  {t('duplicates.merge')}
                </Link>
              ) : (
                <span className={styles.soft}>{t('duplicates.mayNotMerge')}</span>
              )}
              <Button
                type="link"
                size="small"
                aria-label={t('duplicates.tellApartOf', namesOf(pair))}
                onClick={() => tellApart(pair)}
              >
                {t('duplicates.tellApart')}
              </Button>
            </div>
          ) : (
            <Button
              type="link"
              size="small"
              aria-label={t('duplicates.reopenOf', namesOf(pair))}
              onClick={() => reopen(pair)}
            >
              {t('duplicates.reopen')}
            </Button>
          )
        }
      />
    </>
  )
}

function One({ id, number, name, owner, createdAt, contactCount }: DuplicatePair['customers'][number]) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <div className={styles.one}>
      <Link to="/customers/$id" params={{ id: String(id) }}>
        {name}
      </Link>{' '}
      <span className={styles.number}>{number}</span>
      <div className={styles.detail}>
        {t('duplicates.detail', {
          owner: owner?.name ?? t('duplicates.unowned'),
          count: contactCount,
          when: shown.instant(createdAt),
        })}
      </div>
    </div>
  )
}

/** A pair goes at once from the list that it stands in; told apart by mistake it comes back from the sentence. */
function useDecide() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const undoable = useUndoable()
  const refresh = () => queries.invalidateQueries({ queryKey: ['duplicate-pairs'] })
  const bodyOf = ({ customers: [one, other] }: DuplicatePair) => ({
    body: { ids: [one.id, other.id] as [number, number] },
  })
  const reopening = useMutation({
    mutationFn: (pair: DuplicatePair) => call(reopenPair, bodyOf(pair)),
    onSuccess: refresh,
  })
  const telling = useMutation({
    mutationFn: (pair: DuplicatePair) => call(tellPairApart, bodyOf(pair)),
    onSuccess: async (_, pair) => {
      await refresh()
      const [one, other] = pair.customers
      undoable(
        t('duplicates.wasToldApart', { one: one.name, other: other.name }),
        t('duplicates.reopen'),
        async () => reopening.mutate(pair),
      )
    },
  })
  return {
    tellApart: telling.mutate,
    reopen: reopening.mutate,
    problem: telling.error ?? reopening.error,
  }
}
