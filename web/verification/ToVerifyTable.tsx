import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { confirmData, type ToVerifyRow } from '../../contract/verification.ts'
import { call } from '../app/call.ts'
import { useSetFieldWord } from '../field-sets/useSetFieldWord.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { type PlainColumn, PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import { verified } from './api.ts'
import { FixForm, type Fixing } from './FixForm.tsx'
import styles from './verification.module.css'

const ListFollowUp = lazy(async () => ({
  default: (await import('../followups/ListFollowUp.tsx')).ListFollowUp,
}))

type Props = {
  rows: readonly ToVerifyRow[]
  isOfSeveral: boolean
  /** What they have in common where the list is of the unchecked ones. */
  unchecked?: 'month' | 'quarter' | undefined
}

/** Each row is worked in place: the value put right, asked about in a follow-up, or all of it confirmed. */
export function ToVerifyTable({ rows, isOfSeveral, unchecked }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const [fixing, setFixing] = useState<Fixing | null>(null)
  const [writing, setWriting] = useState<ToVerifyRow | null>(null)
  const confirming = useMutation({
    mutationFn: (id: number) => call(confirmData, { params: { id } }),
    onSettled: (_, __, id) => verified(queries, id),
  })
  const closed = (customerId: number) => {
    setFixing(null)
    setWriting(null)
    void verified(queries, customerId)
  }
  const columns: PlainColumn<ToVerifyRow>[] = [
    {
      key: 'name',
      title: t('verification.column.customer'),
      cell: ({ id, name }) => (
        <Link to="/customers/$id" params={{ id: String(id) }}>
          {name}
        </Link>
      ),
    },
    {
      key: 'why',
      title: t('verification.column.why'),
      cell: (row) => <Reasons row={row} unchecked={unchecked} onFix={setFixing} />,
    },
    ...(isOfSeveral
      ? [
          {
            key: 'owner',
            title: t('verification.column.owner'),
            cell: ({ owner }: ToVerifyRow) => owner?.name ?? null,
          },
        ]
      : []),
    {
      key: 'checked',
      title: t('verification.column.checked'),
      cell: ({ checkedAt }) => checkedAt && shown.day(checkedAt),
    },
  ]
  return (
    <>
      <FormProblem problem={confirming.error} />
      <PlainTable
        label={t('verification.title')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        actions={(row) => (
          <span className={`${styles.line} ${styles.actions}`}>
            {row.can.createFollowUp && (
              <Button
                size="small"
                aria-label={t('verification.followUpOf', { name: row.name })}
                onClick={() => setWriting(row)}
              >
                {t('verification.followUp')}
              </Button>
            )}
            {row.can.edit && (row.isDue || row.task || unchecked) && (
              <Button
                size="small"
                aria-label={t('verification.confirmOf', { name: row.name })}
                loading={confirming.isPending && confirming.variables === row.id}
                onClick={() => confirming.mutate(row.id)}
              >
                {t('verification.confirm')}
              </Button>
            )}
          </span>
        )}
      />
      {fixing && <FixForm fixing={fixing} onClose={() => closed(fixing.customerId)} />}
      {writing && (
        <Suspense>
          <ListFollowUp
            customerId={writing.id}
            row={{ name: writing.name, mayWrite: true }}
            onClose={() => closed(writing.id)}
          />
        </Suspense>
      )}
    </>
  )
}

type ReasonsProps = Pick<Props, 'unchecked'> & { row: ToVerifyRow; onFix: (fixing: Fixing) => void }

/** Why it is here; each value leads to its form. */
function Reasons({ row, unchecked, onFix }: ReasonsProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const wordOf = useSetFieldWord()
  const { id, task, invalid, missing, isDue, can } = row
  const link = (field: string, text: string, contactId: number | null = null) =>
    can.edit ? (
      <Button
        type="link"
        size="small"
        className={styles.fix ?? ''}
        onClick={() => onFix({ customerId: id, field, contactId })}
      >
        {text}
      </Button>
    ) : (
      text
    )
  const words = (fields: readonly string[]) =>
    fields.map((field) => wordOf(field)).join(t('verification.separator'))
  return (
    <ul className={styles.reasons}>
      {task && (
        <li>
          {link(
            task.fields[0] ?? 'customer.name',
            t('verification.why.task', { fields: words(task.fields), due: task.dueOn }),
          )}
          {task.note && <p className={styles.hint}>{task.note}</p>}
        </li>
      )}
      {invalid.map(({ field, contact, contactId, reason }) => {
        const said = { field: t(`fields.${field}`), reason: t(`verification.reason.${reason}`) }
        const text = contact
          ? t('verification.why.invalidOf', { ...said, contact })
          : t('verification.why.invalid', said)
        return <li key={`${field} ${contactId ?? ''} ${reason}`}>{link(field, text, contactId)}</li>
      })}
      {missing.length > 0 && (
        <li>
          {link(
            missing[0]?.field ?? 'customer.name',
            t('verification.why.missing', {
              fields: shown.list(missing.map(({ field, label }) => wordOf(field, label))),
            }),
          )}
        </li>
      )}
      {unchecked === 'quarter' ? (
        <li>{t('verification.why.dueInQuarter')}</li>
      ) : (
        (isDue || unchecked) && <li>{t('verification.why.due')}</li>
      )}
    </ul>
  )
}
