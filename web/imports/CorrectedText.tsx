import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShown } from '../ui/useShown.ts'
import { CorrectedField } from './CorrectedField.tsx'
import styles from './Corrections.module.css'
import type { Draft } from './drafts.ts'
import type { Column, Text } from './texts.ts'

type Props = {
  text: Text
  column: Column
  draft: Draft | undefined
  onDraft: (draft: Draft | undefined) => void
}

/** A text, what is wrong with it, and what shall stand for it: at one press where something is proposed. */
export function CorrectedText({ text, column, draft, onDraft }: Props) {
  const { t } = useTranslation()
  const { count } = useShown()
  const { value, rows, kept, proposal, others } = text
  const given = draft === undefined ? kept : draft.replacement
  const put = (replacement: string | null) => onDraft(replacement === kept ? undefined : { replacement })
  const offered = [...new Set([...(proposal === null ? [] : [proposal]), ...others])].filter(
    (one) => one !== '',
  )
  return (
    <li className={styles.text} data-changed={draft !== undefined || undefined}>
      <div>
        <strong className={styles.value}>{value}</strong>{' '}
        {rows !== null && (
          <span className={styles.soft}>{t('imports.correct.rows', { shown: count(rows) })}</span>
        )}
        <Said text={text} />
      </div>
      <div>
        <CorrectedField
          label={t('imports.correct.to', { value })}
          column={column}
          given={given}
          offered={offered}
          isRefused={draft?.refused !== undefined}
          onChange={put}
        />
        {draft?.refused !== undefined && (
          <p role="alert" className={styles.bad}>
            {draft.refused}
          </p>
        )}
      </div>
      <div className={styles.offers}>
        {offered.length > 0 && <span className={styles.soft}>{t('imports.correct.proposed')}</span>}
        {offered.map((one) => (
          <Button
            key={one}
            size="small"
            type={one === proposal ? 'default' : 'text'}
            aria-pressed={given === one}
            onClick={() => put(one)}
          >
            {text.as === one ? t('imports.correct.confirm') : labelOf(column, one)}
          </Button>
        ))}
        {column.target !== 'name' && (
          <Button
            size="small"
            type={proposal === '' ? 'default' : 'text'}
            aria-pressed={given === ''}
            onClick={() => put('')}
          >
            {t('imports.correct.empty')}
          </Button>
        )}
        {given !== null && (
          <Button size="small" type="text" onClick={() => put(null)}>
            {t('imports.correct.back')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Said({ text: { reason, as, kept } }: { text: Text }) {
  const { t } = useTranslation()
  if (reason !== null) return <p className={styles.bad}>{reason}</p>
  if (as !== null) return <p className={styles.soft}>{t('imports.correct.understood', { as })}</p>
  const now = kept ? t('imports.correct.now', { replacement: kept }) : t('imports.correct.nowEmpty')
  return <p className={styles.soft}>{now}</p>
}

const labelOf = ({ choices }: Column, text: string) =>
  choices?.find((choice) => choice.text === text)?.label ?? text
