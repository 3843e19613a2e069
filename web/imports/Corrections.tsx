import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShown } from '../ui/useShown.ts'
import { CorrectedText } from './CorrectedText.tsx'
import styles from './Corrections.module.css'
import { type DraftStore, useDrafts } from './draftStore.ts'
import { type Draft, textDraft, withText } from './drafts.ts'
import { choicesOf } from './MendCell.tsx'
import { type Column, keptTexts, type Text, textsOf } from './texts.ts'

type Props = { columns: readonly Column[]; head: readonly string[]; store: DraftStore }

/** Each text of a column that was refused, or understood by its sense alone, put right once for all its rows. */
export function Corrections({ columns, head, store }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.corrections}>
      <h3 id={id} className={styles.title}>
        {t('imports.correct.title')}
      </h3>
      <p className={styles.soft}>{t('imports.correct.note')}</p>
      {columns.map(
        ({ column, choices, several }) =>
          choices && !several && <ForCells key={column} column={column} choices={choices} />,
      )}
      {columns.map((column) => (
        <OfColumn
          key={column.column}
          column={column}
          name={head[column.column]?.trim() || t('imports.map.unnamed', { number: column.column + 1 })}
          store={store}
        />
      ))}
    </section>
  )
}

/** So many are shown at first: the rows stand below. */
const first = 8

function OfColumn({ column, name, store }: { column: Column; name: string; store: DraftStore }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const [isFolded, setFolded] = useState(true)
  const texts = useDrafts(store, (all) => all.texts)
  const setText = (value: string, draft: Draft | undefined) =>
    store.change(withText(store.read(), column.column, value, draft))
  const listed = textsOf(column)
  const open = listed.filter(
    ({ proposal, value }) => proposal !== null && !textDraft({ texts }, column.column, value),
  )
  const acceptAll = () => {
    setWhole(true)
    for (const { value, proposal } of open) setText(value, { replacement: proposal })
  }
  const list = (some: readonly Text[]) => (
    <ul className={styles.texts}>
      {some.map((text) => (
        <CorrectedText
          key={text.value}
          text={text}
          column={column}
          draft={textDraft({ texts }, column.column, text.value)}
          onDraft={(draft) => setText(text.value, draft)}
        />
      ))}
    </ul>
  )
  const kept = keptTexts(column)
  return (
    <section aria-labelledby={id} className={styles.column}>
      <div className={styles.head}>
        <h4 id={id}>{name}</h4>
        {listed.length > 0 && (
          <span className={styles.soft}>
            {t('imports.correct.extent', { different: count(listed.length + column.more) })}
          </span>
        )}
        {open.length > 1 && (
          <Button size="small" onClick={acceptAll}>
            {t('imports.correct.acceptAll', { shown: count(open.length) })}
          </Button>
        )}
      </div>
      {list(isWhole ? listed : listed.slice(0, first))}
      {!isWhole && listed.length > first && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {t('imports.correct.more', { shown: count(listed.length - first) })}
        </Button>
      )}
      {column.more > 0 && <p>{t('imports.correct.beyond', { shown: count(column.more) })}</p>}
      {kept.length > 0 && (
        <details open={!isFolded} onToggle={({ currentTarget }) => setFolded(!currentTarget.open)}>
          <summary>{t('imports.correct.corrected', { shown: count(kept.length) })}</summary>
          {!isFolded && list(kept)}
        </details>
      )}
    </section>
  )
}

/** What can be chosen is offered in the cells below too. */
const ForCells = ({ column, choices }: { column: number; choices: NonNullable<Column['choices']> }) => (
  <datalist id={choicesOf(column)}>
    {choices.map(({ text, label }) => (
      <option key={text} value={text} label={label} />
    ))}
  </datalist>
)
