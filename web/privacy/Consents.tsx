import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readConsents, withdrawConsent } from '../../contract/consents.ts'
import type { Contact } from '../../contract/contacts.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { shownIn, useShown } from '../ui/useShown.ts'
import { BarForm } from './BarForm.tsx'
import styles from './Consent.module.css'
import { ConsentForm } from './ConsentForm.tsx'

type Props = { contact: Contact; customerId: number; onClose: () => void }
type Read = ResultOf<typeof readConsents>

/** Why a contact's data are handled, on which basis, and what stands against reaching them; with all that was before. */
export function Consents({ contact, customerId, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const isPhone = useIsPhone()
  const [form, setForm] = useState<'consent' | 'bar' | null>(null)
  useFocusReturn()
  const key = ['customers', 'one', customerId, 'consents', contact.id]
  const consents = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(readConsents, { params: { id: contact.id }, signal }),
  })
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: key })
    await customerChanged(queries, customerId)
  }
  const { data } = consents
  const edits = data?.can.edit === true
  return (
    <Drawer
      open
      title={t('consents.title', { name: contact.name })}
      size={isPhone ? '100%' : 560}
      closable={{ 'aria-label': t('form.close') }}
      onClose={onClose}
    >
      {consents.isPending && <RowsSkeleton />}
      {consents.isError && <ErrorState error={consents.error} reset={() => void consents.refetch()} />}
      {data && (
        <>
          <Section
            title={t('consents.purposes')}
            actions={edits && <Button onClick={() => setForm('consent')}>{t('consents.note')}</Button>}
          >
            {data.consents.length === 0 && <p>{t('consents.none')}</p>}
            <ConsentRows rows={data.consents} edits={edits} onWithdrawn={changed} />
          </Section>
          <Section
            title={t('consents.barredTitle')}
            actions={edits && <Button onClick={() => setForm('bar')}>{t('consents.bar')}</Button>}
          >
            {data.doNotContact.length === 0 && <p>{t('consents.notBarred')}</p>}
            <BarredRows rows={data.doNotContact} />
          </Section>
        </>
      )}
      {form === 'consent' && (
        <ConsentForm
          contactId={contact.id}
          customerId={customerId}
          onSaved={changed}
          onClose={() => setForm(null)}
        />
      )}
      {form === 'bar' && <BarForm contact={contact} onSaved={changed} onClose={() => setForm(null)} />}
    </Drawer>
  )
}

type RowsProps = { rows: Read['consents']; edits: boolean; onWithdrawn: () => Promise<void> }

function ConsentRows({ rows, edits, onWithdrawn }: RowsProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const withdrawing = useMutation({
    mutationFn: (id: number) =>
      call(withdrawConsent, {
        params: { id },
        body: { on: shownIn('zh-CN').day(new Date().toISOString()) },
      }),
    onSuccess: onWithdrawn,
  })
  return (
    <>
      <FormProblem problem={withdrawing.error} />
      <ul className={styles.rows}>
        {rows.map(({ id, purpose, basis, way, givenOn, proof, file, notedBy, withdrawnOn, withdrawnBy }) => (
          <li key={id} data-over={withdrawnOn !== null || undefined}>
            <div>
              <strong>{purpose.name}</strong> {t(`consents.bases.${basis}`)}
              <small>
                {[
                  shown.day(givenOn),
                  way && t(`consents.ways.${way}`),
                  notedBy?.name ?? t('consents.byRule'),
                  proof,
                  file?.name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {withdrawnOn && (
                <small>
                  {t('consents.withdrawnAt', { on: shown.day(withdrawnOn), who: withdrawnBy?.name ?? '' })}
                </small>
              )}
            </div>
            {edits && withdrawnOn === null && (
              <Button
                size="small"
                loading={withdrawing.isPending && withdrawing.variables === id}
                aria-label={t('consents.withdrawOf', { purpose: purpose.name })}
                onClick={() => withdrawing.mutate(id)}
              >
                {t('consents.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function BarredRows({ rows }: { rows: Read['doNotContact'] }) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <ul className={styles.rows}>
      {rows.map(({ id, channels, since, reason, notedBy, liftedAt, liftedBy }) => (
        <li key={id} data-over={liftedAt !== null || undefined}>
          <div>
            <strong>{shown.list(channels.map((way) => t(`choices.barredChannel.${way}`)))}</strong>
            <small>{[shown.day(since), notedBy?.name, reason].filter(Boolean).join(' · ')}</small>
            {liftedAt && (
              <small>
                {t('consents.liftedAt', { on: shown.instant(liftedAt), who: liftedBy?.name ?? '' })}
              </small>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
