import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { lazy, type Ref, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { approveEntries, type readReview, submitEntry, withdrawEntry } from '../../contract/reviews.ts'
import { call } from '../app/call.ts'
import { MissingFields } from '../field-sets/MissingFields.tsx'
import { useSetFieldWord } from '../field-sets/useSetFieldWord.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useShown } from '../ui/useShown.ts'
import { marksOptions } from '../verification/api.ts'
import { reviewed, reviewOptions } from './api.ts'
import type { Returned } from './ReturnForm.tsx'
import { ReviewDuplicates } from './ReviewDuplicates.tsx'
import styles from './reviews.module.css'
import { useApproveAsking } from './useApproveAsking.tsx'
import { useLeftWords } from './useLeftWords.ts'
import { useNextInQueue } from './useNextInQueue.ts'

const ReturnForm = lazy(async () => ({ default: (await import('./ReturnForm.tsx')).ReturnForm }))

type Review = ResultOf<typeof readReview>

/** What became of the entry here, and which one waits behind it. */
type Decided = { number: string | null; nextId: number | null }

/** Above a record that isn't approved yet: how far it is, what it lacks, and the next step of whoever looks. */
export function ReviewBar({ customer }: { customer: Customer }) {
  const review = useQuery(reviewOptions(customer.id))
  const [decided, setDecided] = useState<Decided | null>(null)
  const next = useRef<HTMLAnchorElement>(null)
  useFocusAfter(review.data !== undefined && review.data.status !== 'approved', () => next.current)
  if (!review.data) return null
  if (review.data.status !== 'approved')
    return <Bar customer={customer} review={review.data} decided={decided} onDecided={setDecided} />
  // Somebody else may have been quicker: the number is there all the same.
  const number = decided?.number ?? customer.number
  return decided && number ? <Approved number={number} nextId={decided.nextId} next={next} /> : null
}

type ApprovedProps = { number: string; nextId: number | null; next: Ref<HTMLAnchorElement> }

function Approved({ number, nextId, next }: ApprovedProps) {
  const { t } = useTranslation()
  return (
    <Alert
      className={styles.bar}
      type="success"
      showIcon
      role="region"
      aria-label={t('reviews.bar.label')}
      title={<span role="status">{t('reviews.approved', { number })}</span>}
      action={<NextLink id={nextId} ref={next} />}
    />
  )
}

function NextLink({ id, ref }: { id: number | null; ref?: Ref<HTMLAnchorElement> }) {
  const { t } = useTranslation()
  return id === null ? null : (
    <Link ref={ref} to="/customers/$id" params={{ id: String(id) }}>
      {t('reviews.next')}
    </Link>
  )
}

type Props = {
  customer: Customer
  review: Review
  decided: Decided | null
  onDecided: (decided: Decided) => void
}

function Bar(props: Props) {
  const { customer, review } = props
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  const { status, missing, steps, can } = review
  const reasons = status === 'returned' ? Object.entries(steps[0]?.reasons ?? {}) : []
  return (
    <Alert
      className={styles.bar}
      type={status === 'returned' ? 'warning' : 'info'}
      showIcon
      role="region"
      aria-label={t('reviews.bar.label')}
      title={<Standing review={review} />}
      description={
        <>
          {status === 'returned' && steps[0]?.note && <p>{steps[0].note}</p>}
          {reasons.length > 0 && (
            <ul>
              {reasons.map(([field, reason]) => (
                <li key={field}>{t('reviews.reason', { field: wordOf(field), reason })}</li>
              ))}
            </ul>
          )}
          {missing.length > 0 ? (
            <MissingFields customer={customer} missing={missing} />
          ) : (
            <p>{t('reviews.bar.complete')}</p>
          )}
          <MarksTold customerId={customer.id} />
          {can.approve && <ReviewDuplicates customerId={customer.id} />}
          <Actions {...props} />
        </>
      }
    />
  )
}

/** What was verified of the entry so far; beside which field, the record tells. */
function MarksTold({ customerId }: { customerId: number }) {
  const { t } = useTranslation()
  const marks = useQuery(marksOptions(customerId))
  const rows = marks.data?.rows ?? []
  if (rows.length === 0) return null
  const invalid = rows.filter(({ reason }) => reason !== null).length
  return <p>{t('verification.review', { verified: rows.length - invalid, invalid })}</p>
}

function Standing({ review: { status, steps, reviewers } }: { review: Review }) {
  const { t } = useTranslation()
  const shown = useShown()
  const [last] = steps
  const when = last ? shown.instant(last.at) : ''
  const words =
    status === 'returned'
      ? t('reviews.bar.returned', { person: last?.actor.name ?? '', when })
      : status === 'draft'
        ? t('reviews.bar.draft')
        : reviewers.length === 0
          ? t('reviews.bar.submittedAnyone', { when })
          : t('reviews.bar.submitted', {
              when,
              people: reviewers.map(({ name }) => name).join(t('reviews.separator')),
            })
  return <span role="status">{words}</span>
}

function Actions({ customer, review, decided, onDecided }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const leftWords = useLeftWords()
  const ask = useApproveAsking()
  const [isReturning, setReturning] = useState(false)
  const [returned, setReturned] = useState<Returned>()
  const { status, missing, can } = review
  const nextId = useNextInQueue(customer.id, can.approve)
  const params = { id: customer.id }
  const after = () => reviewed(queries, [customer.id])
  const submitting = useMutation({ mutationFn: () => call(submitEntry, { params }), onSettled: after })
  const withdrawing = useMutation({ mutationFn: () => call(withdrawEntry, { params }), onSettled: after })
  const approving = useMutation({
    mutationFn: () =>
      call(approveEntries, { body: { rows: [{ id: customer.id, version: customer.version }] } }),
    onSuccess: ({ approved: [approved] }) => {
      setReturned(undefined)
      onDecided({ number: approved?.number ?? null, nextId })
    },
    onSettled: after,
  })
  const actions = useRef<HTMLDivElement>(null)
  useFocusAfter(
    submitting.isPending || withdrawing.isPending,
    () => actions.current?.querySelector('button:enabled') ?? null,
  )
  const left = (returned ?? approving.data)?.leftAlone ?? []
  return (
    <>
      <FormProblem problem={submitting.error ?? withdrawing.error ?? approving.error} />
      {left.length > 0 && <Alert type="warning" role="alert" title={leftWords(left)} />}
      <div ref={actions} className={styles.actions}>
        {can.submit && (
          <Button
            type="primary"
            disabled={missing.length > 0}
            loading={submitting.isPending}
            onClick={() => submitting.mutate()}
          >
            {t(status === 'returned' ? 'reviews.submitAgain' : 'reviews.submit')}
          </Button>
        )}
        {can.approve && (
          <>
            <Button
              type="primary"
              loading={approving.isPending}
              onClick={() => ask([{ name: customer.name, missing }], () => approving.mutate())}
            >
              {t('reviews.approve')}
            </Button>
            <Button onClick={() => setReturning(true)}>{t('reviews.giveBack')}</Button>
          </>
        )}
        <NextLink id={can.approve ? nextId : (decided?.nextId ?? null)} />
        {can.withdraw && (
          <Button loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {t('reviews.withdraw')}
          </Button>
        )}
      </div>
      {isReturning && (
        <Suspense>
          <ReturnForm
            rows={[customer]}
            onReturned={(result) => {
              setReturned(result)
              onDecided({ number: null, nextId })
            }}
            onClose={() => setReturning(false)}
          />
        </Suspense>
      )}
    </>
  )
}
