import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MetClash, stateOnClash } from '../../contract/clashes.ts'
import { call } from '../app/call.ts'
import entries from '../ui/Entries.module.css'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useShown } from '../ui/useShown.ts'
import { clashChanged } from './api.ts'
import { ClashState } from './ClashState.tsx'
import { RuleForm } from './RuleForm.tsx'
import { SayForm } from './SayForm.tsx'
import { useTakeBack } from './useTakeBack.ts'

/** A clash with all that a ruling goes by: who asks and why, how the owner has worked on it, what the owner says. */
export function MetItem({ clash }: { clash: MetClash }) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const [isRuling, setRuling] = useState(false)
  const takeBack = useTakeBack()
  const stating = useMutation({
    mutationFn: (words: string) => call(stateOnClash, { params: { id: clash.id }, body: { words } }),
    onSuccess: () => clashChanged(queries),
  })
  const item = useRef<HTMLLIElement>(null)
  useFocusAfter(isRuling || takeBack.isPending || stating.isPending, () => item.current)
  const { customer, asker, owner, about, reason, statement, protectedUntil, lastFollowUpAt, can } = clash
  return (
    <li ref={item} tabIndex={-1}>
      <Link to="/customers/$id" params={{ id: String(customer.id) }}>
        {customer.name}
      </Link>
      <p>
        {t('clashes.asks', {
          asker: asker.name,
          department: asker.department,
          when: shown.day(clash.at),
        })}
        {about && about !== customer.name && ` · ${t('clashes.about', { about })}`}
      </p>
      <p>{t('clashes.why', { reason })}</p>
      <p className={entries.soft}>
        {[
          customer.number,
          t('clashes.facts', {
            owner: owner?.name ?? '—',
            department: clash.ownerDepartment,
            entered: shown.day(clash.enteredAt),
            count: clash.followUps,
          }),
          lastFollowUpAt && t('clashes.lastFollowUp', { when: shown.day(lastFollowUpAt) }),
          protectedUntil && t('clashes.protectedUntil', { until: protectedUntil }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!can.state && (
        <p className={statement ? undefined : entries.soft}>
          {statement
            ? t('clashes.statement', { name: statement.by.name, words: statement.words })
            : t('clashes.noStatement')}
        </p>
      )}
      <ClashState clash={clash} />
      {can.state && (
        <SayForm
          key={clash.version}
          label={t('clashes.state')}
          hint={t('clashes.stateHint')}
          action={t('clashes.sendStatement')}
          begin={statement && statement.by.id === owner?.id ? statement.words : ''}
          onSay={(words) => stating.mutateAsync(words)}
        />
      )}
      <FormProblem problem={takeBack.error} />
      {can.rule && (
        <Button
          size="small"
          type="primary"
          aria-label={t('clashes.ruleOf', { name: customer.name })}
          onClick={() => {
            takeBack.reset()
            setRuling(true)
          }}
        >
          {t('clashes.rule')}
        </Button>
      )}
      {can.takeBack && (
        <Button
          size="small"
          aria-label={t('clashes.takeBackOf', { name: customer.name })}
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate(clash)}
        >
          {t('clashes.takeBack')}
        </Button>
      )}
      {isRuling && (
        <RuleForm clash={clash} onTakeBack={() => takeBack.mutate(clash)} onClose={() => setRuling(false)} />
      )}
    </li>
  )
}
