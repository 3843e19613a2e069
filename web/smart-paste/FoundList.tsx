import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { values as sentences } from '../../contract/locales/values.ts'
import { languageOf } from '../app/i18n.ts'
import { useShown } from '../ui/useShown.ts'
import {
  dayAndGoal,
  elsewhere,
  type PasteTarget,
  type Proposal,
  type proposalsFor,
  tick,
} from './proposals.ts'
import styles from './SmartPaste.module.css'

type Props = {
  proposals: readonly Proposal[]
  answer: Parameters<typeof proposalsFor>[0]
  targets: readonly PasteTarget[]
  onChange: (proposals: Proposal[]) => void
}

/** Each thing found with why, to be ticked and put right. */
export function FoundList({ proposals, answer, targets, onChange }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const left = elsewhere(answer, targets)
  const words = [
    ...left.found.map(({ field, value }) => `${t(`smartPaste.field.${field}`)} ${value}`),
    ...left.nextSteps.map((step) => `${t('smartPaste.nextStep')} ${dayAndGoal(step)}`),
  ]
  const change = (index: number, value: string) =>
    onChange(
      tick(
        proposals.map((proposal, at) => (at === index ? { ...proposal, value } : proposal)),
        index,
        value.trim() !== '',
      ),
    )
  return (
    <section aria-label={t('smartPaste.found')}>
      <h3 className={styles.head}>{t('smartPaste.found')}</h3>
      <ul className={styles.found}>
        {proposals.map((proposal, index) => (
          <li key={`${proposal.target.path.join('.')} ${proposal.start} ${proposal.rule}`}>
            <Checkbox
              checked={proposal.isTicked}
              aria-label={t('smartPaste.take', {
                label: proposal.target.label,
                value: proposal.shown ?? proposal.value,
              })}
              onChange={({ target }) => onChange(tick(proposals, index, target.checked))}
            >
              {proposal.target.label}
            </Checkbox>
            <Value proposal={proposal} onChange={(value) => change(index, value)} />
            <Why {...proposal} />
          </li>
        ))}
      </ul>
      {words.length > 0 && (
        <p className={styles.soft}>{t('smartPaste.elsewhere', { list: shown.list(words) })}</p>
      )}
    </section>
  )
}

/** A region or a day is chosen in the form, not typed. */
function Value({ proposal, onChange }: { proposal: Proposal; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const { shown, nextStep, value, target } = proposal
  if (shown !== null || nextStep) return <span className={styles.value}>{shown ?? value}</span>
  return (
    <Input
      value={value}
      maxLength={200}
      autoComplete="off"
      aria-label={t('smartPaste.valueOf', { label: target.label })}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Why({ isSure, rule, problem, old }: Proposal) {
  const { t, i18n } = useTranslation()
  return (
    <small className={isSure && old === '' ? styles.soft : styles.check}>
      {!isSure && t('smartPaste.check')}
      {problem ? sentences[languageOf(i18n.language)][problem] : t(`smartPaste.rule.${rule}`)}
      {old !== '' && <span className={styles.old}>{t('smartPaste.replaces', { old })}</span>}
    </small>
  )
}
