import { Alert, Button, Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { knownDecisions } from '../../contract/imports.ts'
import { useShown } from '../ui/useShown.ts'
import type { OneImport } from './api.ts'
import styles from './imports.module.css'
import { useDecide } from './useDecide.ts'

/** What becomes of all rows whose customers are there already, before it is chosen for single ones. */
export function KnownDecisions({ state, onEach }: { state: OneImport; onEach: () => void }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const titleId = useId()
  const { decide, refused, chosen } = useDecide(state.id)
  const { rowsKnown, decided } = state
  const decision = chosen ?? state.knownDecision
  const isOneForAll = decided[decision] === rowsKnown
  return (
    <div className={styles.known}>
      <p id={titleId} className={styles.knownTitle}>
        {t('imports.known.title', { shown: count(rowsKnown) })}
      </p>
      <Radio.Group
        aria-labelledby={titleId}
        value={decision}
        onChange={({ target }) => void decide(target.value)}
        options={knownDecisions.map((value) => ({ value, label: t(`imports.known.decision.${value}`) }))}
      />
      <p className={styles.original}>
        {t(`imports.known.explained.${decision}`)}{' '}
        {(decision === 'fill' || decision === 'overwrite') && t('imports.known.never')}
      </p>
      {!isOneForAll && (
        <p role="status" className={styles.original}>
          {t('imports.known.counts', {
            skip: count(decided.skip),
            fill: count(decided.fill),
            overwrite: count(decided.overwrite),
            new: count(decided.new),
          })}
        </p>
      )}
      {refused && <Alert type="error" role="alert" showIcon title={refused} />}
      <Button size="small" onClick={onEach}>
        {t('imports.known.each')}
      </Button>
    </div>
  )
}
