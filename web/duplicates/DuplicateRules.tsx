import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DuplicateRule,
  effects,
  type MatchKind,
  matchKinds,
  mostRules,
  type readDuplicateRules,
  writeDuplicateRules,
} from '../../contract/duplicates.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { Section } from '../ui/Section.tsx'
import { rulesOptions } from './api.ts'
import styles from './Duplicates.module.css'

export function DuplicateRules() {
  const { t } = useTranslation()
  const rules = useQuery(rulesOptions)
  return (
    <Section title={t('duplicates.rules')} note={t('duplicates.rulesText')}>
      {rules.isError && <ErrorState error={rules.error} reset={() => void rules.refetch()} />}
      {rules.data && <Rules key={rules.data.version} {...rules.data} />}
    </Section>
  )
}

function Rules({ version, rules: kept }: ResultOf<typeof readDuplicateRules>) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [rules, setRules] = useState(kept)
  const saving = useMutation({
    mutationFn: () => call(writeDuplicateRules, { body: { version, rules } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: rulesOptions.queryKey }),
  })
  const isWhole = rules.every(({ kinds }) => kinds.length > 0)
  const change = (index: number, changed: Partial<DuplicateRule>) =>
    setRules(rules.map((rule, at) => (at === index ? { ...rule, ...changed } : rule)))
  return (
    <>
      {rules.map((rule, index) => (
        <Rule
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name than its place.
          key={index}
          number={index + 1}
          rule={rule}
          onChange={(changed) => change(index, changed)}
          onRemove={() => setRules(rules.filter((_, at) => at !== index))}
        />
      ))}
      <FormProblem problem={saving.error} />
      {!isWhole && <p role="status">{t('duplicates.rulesNeedKinds')}</p>}
      <div className={styles.actions}>
        <Button
          disabled={rules.length >= mostRules}
          onClick={() => setRules([...rules, { kinds: [], effect: 'warn' }])}
        >
          {t('duplicates.addRule')}
        </Button>
        <Button
          type="primary"
          disabled={!isWhole || JSON.stringify(rules) === JSON.stringify(kept)}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('duplicates.saveRules')}
        </Button>
      </div>
    </>
  )
}

type RuleProps = {
  number: number
  rule: DuplicateRule
  onChange: (changed: Partial<DuplicateRule>) => void
  onRemove: () => void
}

function Rule({ number, rule: { kinds, effect }, onChange, onRemove }: RuleProps) {
  const { t } = useTranslation()
  const kindWord = (kind: MatchKind) => t(`duplicates.kind.${kind}`)
  if (kinds.join() === 'creditCode' && effect === 'block')
    return (
      <p className={styles.rule}>
        {[...kinds.map(kindWord), t('duplicates.effect.block'), t('duplicates.fixed')].join(' · ')}
      </p>
    )
  return (
    <div className={styles.rule}>
      <Select
        mode="multiple"
        maxCount={3}
        className={styles.kinds}
        aria-label={t('duplicates.ruleKinds', { number })}
        placeholder={t('duplicates.chooseKinds')}
        value={kinds}
        onChange={(chosen) => onChange({ kinds: chosen })}
        options={matchKinds.map((kind) => ({ value: kind, label: kindWord(kind) }))}
      />
      <Select
        className={styles.effect}
        aria-label={t('duplicates.ruleEffect', { number })}
        value={effect}
        onChange={(chosen) => onChange({ effect: chosen })}
        options={effects.map((one) => ({ value: one, label: t(`duplicates.effect.${one}`) }))}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('duplicates.removeRule', { number })}
        onClick={onRemove}
      />
    </div>
  )
}
