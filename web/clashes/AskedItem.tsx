import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type AskedClash, confirmRuling, withdrawClash } from '../../contract/clashes.ts'
import { call } from '../app/call.ts'
import entries from '../ui/Entries.module.css'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useShown } from '../ui/useShown.ts'
import { clashChanged } from './api.ts'
import { ClashState } from './ClashState.tsx'

/** What I asked for, by what I called it; the customer itself only once I see it. */
export function AskedItem({ clash }: { clash: AskedClash }) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (endpoint: typeof confirmRuling | typeof withdrawClash) =>
      call(endpoint, { params: { id: clash.id } }),
    onSettled: () => clashChanged(queries),
  })
  const item = useRef<HTMLLIElement>(null)
  useFocusAfter(act.isPending, () => item.current)
  const { about, reason, customer, status, isNew } = clash
  return (
    <li ref={item} tabIndex={-1}>
      {customer ? (
        <Link to="/customers/$id" params={{ id: String(customer.id) }}>
          {customer.name}
        </Link>
      ) : (
        <strong>{about}</strong>
      )}
      <p className={entries.soft}>
        {t('clashes.askedAt', { when: shown.day(clash.at) })} · {t('clashes.why', { reason })}
      </p>
      <ClashState clash={clash} />
      <FormProblem problem={act.error} />
      {isNew && (
        <Button
          size="small"
          aria-label={t('clashes.knowOf', { about })}
          loading={act.isPending}
          onClick={() => act.mutate(confirmRuling)}
        >
          {t('clashes.know')}
        </Button>
      )}
      {status === 'open' && (
        <Button
          size="small"
          aria-label={t('clashes.withdrawOf', { about })}
          loading={act.isPending}
          onClick={() => act.mutate(withdrawClash)}
        >
          {t('clashes.withdraw')}
        </Button>
      )}
    </li>
  )
}
