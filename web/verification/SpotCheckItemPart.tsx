import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  judgeSpotCheckItem,
  reopenSpotCheckItem,
  type SpotCheckItem,
  verdicts,
} from '../../contract/spot-checks.ts'
import { call } from '../app/call.ts'
import { Contacts } from '../contacts/Contacts.tsx'
import { customerOptions } from '../customers/api.ts'
import { CustomerFacts } from '../customers/CustomerFacts.tsx'
import { useAskableFields } from '../field-sets/useAskableFields.ts'
import { useSetFieldWord } from '../field-sets/useSetFieldWord.ts'
import { ChoiceChips } from '../followups/ChoiceChips.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { verified } from './api.ts'
import styles from './verification.module.css'

/** One drawn customer: what is known of it, and the verdict; what came of it. */
export function SpotCheckItemPart({ item }: { item: SpotCheckItem }) {
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  const [isShown, setShown] = useState(false)
  const { customer, closedAt, dueOn, isOverdue, judgedBy, fields, note, reopenings, verdict } = item
  const sayClosed = useClosedWord()
  const look = useRef<HTMLButtonElement>(null)
  const reopening = useReopening(item, look)
  const state = [
    verdict === null
      ? t(isOverdue ? 'verification.spot.overdue' : 'verification.spot.unjudged')
      : t(`verification.spot.verdict.${verdict}`),
    fields.map((field) => wordOf(field)).join(t('verification.separator')),
    note,
    judgedBy?.name,
    ...reopenings.map(({ on, note: said }) => t('verification.spot.reopened', { day: on, said })),
    closedAt ? sayClosed(item) : dueOn && t('verification.spot.dueOn', { day: dueOn }),
  ].filter(Boolean)
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <h3>
          <Link to="/customers/$id" params={{ id: String(customer.id) }}>
            {customer.name}
          </Link>
        </h3>
        {customer.owner && <span className={styles.soft}>{customer.owner.name}</span>}
        <Button
          ref={look}
          type="link"
          size="small"
          aria-expanded={isShown}
          aria-label={t(isShown ? 'verification.spot.hideOf' : 'verification.spot.lookOf', {
            name: customer.name,
          })}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'verification.spot.hide' : 'verification.spot.look')}
        </Button>
      </div>
      <p className={styles.soft}>{state.join(' · ')}</p>
      {isShown && <Record customerId={customer.id} />}
      {(closedAt || reopening.isOpen) && <Reopen item={item} {...reopening} />}
      {!closedAt && <Verdict item={item} />}
    </li>
  )
}

/** Put right, or only said to be right as it stands, and by whom where it was one person. */
function useClosedWord(): (item: SpotCheckItem) => string {
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  return ({ customer, unchangedBy, fields, unchanged }) => {
    if (unchanged.length === 0) return t('verification.spot.closed')
    const isOwner = unchangedBy !== null && unchangedBy.id === customer.owner?.id
    const person = isOwner
      ? t('verification.spot.theOwner')
      : (unchangedBy?.name ?? t('verification.spot.several'))
    return unchanged.length === fields.length
      ? t('verification.spot.unchanged', { person })
      : t('verification.spot.partly', {
          person,
          fields: unchanged.map((field) => wordOf(field)).join(t('verification.separator')),
        })
  }
}

/** As it stands on the record, as far as the role shows it. */
function Record({ customerId }: { customerId: number }) {
  const record = useQuery(customerOptions(customerId))
  if (!record.data) return <RowsSkeleton />
  return (
    <div className={styles.record}>
      <div>
        <CustomerFacts customer={record.data} />
      </div>
      <Contacts customer={record.data} />
    </div>
  )
}

/**
 * What is typed until it was sent: it outlives a closed form, and a colleague who was quicker. Afterwards the focus goes on from the
 * button of the form, or from what else is left of the customer.
 */
function useReopening({ customer, spotCheckId, version }: SpotCheckItem, other: RefObject<Element | null>) {
  const queries = useQueryClient()
  const opener = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const sending = useMutation({
    mutationFn: (said: string) =>
      call(reopenSpotCheckItem, {
        params: { id: customer.id, spotCheckId },
        body: { version, note: said },
      }),
    onSettled: async (_result, refusal) => {
      await verified(queries, customer.id)
      if (refusal) return
      setOpen(false)
      setNote('')
    },
  })
  useFocusAfter(isOpen, () => opener.current ?? other.current)
  return { opener, isOpen, setOpen, note, setNote, sending }
}

type ReopenProps = { item: SpotCheckItem } & ReturnType<typeof useReopening>

/** Who looked and isn't satisfied says why; the owner is asked once more. */
function Reopen({
  item: { customer, closedAt },
  opener,
  isOpen,
  setOpen,
  note,
  setNote,
  sending,
}: ReopenProps) {
  const { t } = useTranslation()
  if (!isOpen)
    return (
      <Button
        ref={opener}
        size="small"
        className={styles.reopen ?? ''}
        aria-label={t('verification.spot.reopenOf', { name: customer.name })}
        onClick={() => setOpen(true)}
      >
        {t('verification.spot.reopen')}
      </Button>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (note.trim()) sending.mutate(note.trim())
      }}
    >
      <FormProblem problem={sending.error} />
      <Input
        autoFocus
        maxLength={500}
        autoComplete="off"
        aria-label={t('verification.spot.reopenNote', { name: customer.name })}
        placeholder={t('verification.spot.reopenHint')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={styles.line}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={note.trim() === '' || closedAt === null}
          loading={sending.isPending}
        >
          {t('verification.spot.reopen')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}

function Verdict({ item }: { item: SpotCheckItem }) {
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  const queries = useQueryClient()
  const { customer, spotCheckId, version } = item
  const [typed, setTyped] = useState<Partial<Pick<SpotCheckItem, 'verdict' | 'fields' | 'note'>>>({})
  const { verdict, fields, note } = { ...item, ...typed }
  const type = (more: typeof typed) => setTyped((before) => ({ ...before, ...more }))
  const askable = useAskableFields()
  const judging = useMutation({
    mutationFn: (said: NonNullable<SpotCheckItem['verdict']>) =>
      call(judgeSpotCheckItem, {
        params: { id: customer.id, spotCheckId },
        body: {
          version,
          verdict: said,
          fields: said === 'accurate' ? [] : fields,
          note: note?.trim() || null,
        },
      }),
    onSettled: async (_result, refusal) => {
      await verified(queries, customer.id)
      if (!refusal) setTyped({})
    },
  })
  const choose = (said: SpotCheckItem['verdict']) => {
    type({ verdict: said })
    if (said === 'accurate') judging.mutate(said)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (verdict) judging.mutate(verdict)
      }}
    >
      <FormProblem problem={judging.error} />
      <ChoiceChips
        label={t('verification.spot.verdictOf', { name: customer.name })}
        value={verdict}
        onChange={choose}
        options={verdicts.map((value) => ({ value, label: t(`verification.spot.verdict.${value}`) }))}
      />
      {verdict !== null && verdict !== 'accurate' && (
        <>
          <Select
            mode="multiple"
            aria-label={t('verification.spot.whichOf', { name: customer.name })}
            placeholder={t('verification.spot.chooseWhich')}
            value={fields}
            onChange={(chosen) => type({ fields: chosen })}
            showSearch={{ optionFilterProp: 'label' }}
            options={askable.map((field) => ({ value: field, label: wordOf(field) }))}
          />
          <Input
            maxLength={500}
            autoComplete="off"
            aria-label={t('verification.spot.said')}
            placeholder={t('verification.spot.saidHint')}
            value={note ?? ''}
            onChange={({ target }) => type({ note: target.value })}
          />
          <div>
            <Button
              type="primary"
              htmlType="submit"
              disabled={fields.length === 0}
              loading={judging.isPending}
            >
              {t('verification.spot.save')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
