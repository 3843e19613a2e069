import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { approveEntries, type readReview, submitEntry, withdrawEntry } from '../../contract/reviews.ts'
import { call } from '../app/call.ts'
import { MissingFields } from '../field-sets/MissingFields.tsx'
import { useSetFieldWord } from '../field-sets/useSetFieldWord.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useShown } from '../ui/useShown.ts'
import { marksOptions } from '../verification/api.ts'
import { reviewed, reviewOptions } from './api.ts'
import { NextInQueue } from './NextInQueue.tsx'
import { ReviewDuplicates } from './ReviewDuplicates.tsx'
import styles from './reviews.module.css'
import { useLeftWords } from './useLeftWords.ts'

const ReturnForm = lazy(async () => ({ default: (await import('./ReturnForm.tsx')).ReturnForm }))

type Review = ResultOf<typeof readReview>

/** Above a record that isn't approved yet: how far it is, what it lacks, and the next step of whoever looks. */
export function ReviewBar({ customer }: { customer: Customer }) {
  const review = useQuery(reviewOptions(customer.id))
  return review.data && review.data.status !== 'approved' ? (
    <Bar customer={customer} review={review.data} />
  ) : null
}

function Bar({ customer, review }: { customer: Customer; review: Review }) {
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
          <Actions customer={customer} review={review} />
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

function Actions({ customer, review }: { customer: Customer; review: Review }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const leftWords = useLeftWords()
  const [isReturning, setReturning] = useState(false)
  const { status, missing, can } = review
  const params = { id: customer.id }
  const after = () => reviewed(queries, [customer.id])
  const submitting = useMutation({ mutationFn: () => call(submitEntry, { params }), onSettled: after })
  const withdrawing = useMutation({ mutationFn: () => call(withdrawEntry, { params }), onSettled: after })
  const approving = useMutation({
    mutationFn: () =>
      call(approveEntries, { body: { rows: [{ id: customer.id, version: customer.version }] } }),
    onSettled: after,
  })
  const left = approving.data?.leftAlone ?? []
  return (
    <>
      <FormProblem problem={submitting.error ?? withdrawing.error ?? approving.error} />
      {left.length > 0 && <Alert type="warning" role="alert" title={leftWords(left)} />}
      <div className={styles.actions}>
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
            <Button type="primary" loading={approving.isPending} onClick={() => approving.mutate()}>
              {t('reviews.approve')}
            </Button>
            <Button onClick={() => setReturning(true)}>{t('reviews.giveBack')}</Button>
            <NextInQueue customerId={customer.id} />
          </>
        )}
        {can.withdraw && (
          <Button loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {t('reviews.withdraw')}
          </Button>
        )}
      </div>
      {isReturning && (
        <Suspense>
          <ReturnForm rows={[customer]} onClose={() => setReturning(false)} />
        </Suspense>
      )}
    </>
  )
}
