import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { copyOfPerson, type PrivacyRequest, type readPrivacyRequest } from '../../contract/privacy.ts'
import { fileUrl } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FactGroup } from '../ui/Facts.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { requestOptions } from './api.ts'
import { CloseForm } from './CloseForm.tsx'
import { ErasePart } from './ErasePart.tsx'
import styles from './Privacy.module.css'

/** One request: what it is about, and the steps that it takes. */
export function RequestPage({ id }: { id: number }) {
  const { t } = useTranslation()
  const request = useQuery(requestOptions(id))
  const trail = <Link to="/privacy">{t('privacy.title')}</Link>
  if (request.isPending)
    return (
      <>
        <PageHead title={t('privacy.title')} trail={trail} />
        <RowsSkeleton />
      </>
    )
  if (request.isError)
    return (
      <>
        <PageHead title={t('privacy.title')} trail={trail} />
        <ErrorState error={request.error} reset={() => void request.refetch()} />
      </>
    )
  return <Request {...request.data} />
}

function Request({ request, changes, isDone }: ResultOf<typeof readPrivacyRequest>) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isClosing, setClosing] = useState(false)
  const { id, kind, person, outcome } = request
  const close = () => {
    // A download tells the page nothing, and records are changed elsewhere.
    void queries.invalidateQueries({ queryKey: requestOptions(id).queryKey })
    setClosing(true)
  }
  return (
    <>
      <PageHead
        title={t('privacy.handle', {
          kind: t(`privacy.kinds.${kind}`),
          name: person.name ?? t('privacy.unseen'),
        })}
        trail={<Link to="/privacy">{t('privacy.title')}</Link>}
        note={person.customerName !== person.name && person.customerName}
        actions={
          <>
            {person.customerId !== null && (
              <Link to="/customers/$id" params={{ id: String(person.customerId) }}>
                {t('privacy.toRecord')}
              </Link>
            )}
            {outcome === null && <Button onClick={close}>{t('privacy.close')}</Button>}
          </>
        }
      />
      <RequestFacts request={request} />
      {outcome === null && kind === 'copy' && (
        <Section
          title={t('privacy.kinds.copy')}
          note={t('privacy.copyHint')}
          actions={
            <Button type="primary" href={fileUrl(copyOfPerson, { params: { id } })} download>
              {t('privacy.copyFile')}
            </Button>
          }
        />
      )}
      {outcome === null && kind === 'correct' && (
        <Section title={t('privacy.kinds.correct')} note={t('privacy.correctHint')} />
      )}
      {outcome === null && kind === 'withdraw' && (
        <Section title={t('privacy.kinds.withdraw')} note={t('privacy.withdrawHint')} />
      )}
      {outcome === null && kind === 'erase' && <ErasePart id={id} />}
      {isClosing && <CloseForm {...{ request, changes, isDone }} onClose={() => setClosing(false)} />}
    </>
  )
}

function RequestFacts({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation()
  const shown = useShown()
  const {
    receivedOn,
    channel,
    identity,
    owner,
    dueOn,
    isOverdue,
    outcome,
    ground,
    words,
    closedAt,
    closedBy,
  } = request
  const facts = [
    ['receivedOn', `${shown.day(receivedOn)} ${t(`privacy.channels.${channel}`)}`],
    ['identity', identity],
    ['owner', owner.name],
    ['dueOn', `${shown.day(dueOn)}${isOverdue ? ` ${t('privacy.overdue')}` : ''}`],
    [
      'outcome',
      outcome &&
        `${t(`privacy.outcomes.${outcome}`)} ${closedAt ? shown.instant(closedAt) : ''} ${closedBy?.name ?? ''}`,
    ],
    ['ground', ground && t(`privacy.grounds.${ground}`)],
    ['words', words],
  ] as const
  return (
    <div className={styles.facts}>
      <FactGroup
        title={t('privacy.kind')}
        facts={facts.flatMap(([key, value]) => (value ? [{ key, label: t(`privacy.${key}`), value }] : []))}
      />
    </div>
  )
}
