import { LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './Combobox.module.css'

export type Option = {
  /** Of its own in the whole list. */
  key: string
  content: ReactNode
  isDisabled?: boolean
  run: (newTab: boolean) => void
  /** When it comes to be the chosen one: what it leads to may be fetched ahead. */
  onChosen?: () => void
}

export type Group = {
  key: string
  title?: string
  options: Option[]
  /** So many rows are on their way: their place is kept, so that nothing jumps. */
  expected?: number
}

type Props = {
  label: string
  placeholder: string
  text: string
  onType: (text: string) => void
  onComposing: (isComposing: boolean) => void
  groups: readonly Group[]
  /** Whether the groups answer what is typed. Enter that comes too soon waits for it. */
  isCurrent: boolean
  /** Between the field and the list: why nothing is there. */
  note?: ReactNode
}

/** A field with a list of what was found below; the field keeps the focus (WAI-ARIA: combobox with a listbox). */
export function Combobox({ label, placeholder, text, onType, onComposing, groups, isCurrent, note }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const listId = useId()
  const field = useRef<InputRef>(null)
  const options = groups.flatMap((group) => group.options)
  const { chosen, isMoved, choose } = useChosen(options, text)
  const run = (option: Option | undefined, newTab: boolean) => {
    if (option && !option.isDisabled) option.run(newTab)
  }
  const wait = useEnterThatWaits(isCurrent, text, (newTab) => run(options[chosen], newTab))
  // Not by `autoFocus`: a dialog isn't on the page yet when that is tried.
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, chosen])

  const pressed = (event: KeyboardEvent) => {
    // During composition Enter chooses a character.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && options.length > 0) {
      event.preventDefault()
      choose((chosen + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const newTab = event.metaKey || event.ctrlKey
      if (isCurrent || isMoved) run(options[chosen], newTab)
      else wait(newTab)
    }
  }
  const shown = groups.filter((group) => group.options.length > 0 || group.expected)
  return (
    <div className={styles.box} data-phone={isPhone || undefined}>
      <Input
        ref={field}
        value={text}
        allowClear
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        suffix={
          isCurrent ? (
            <span />
          ) : (
            <LoadingOutlined className={styles.busy} aria-label={t('search.searching')} />
          )
        }
        placeholder={placeholder}
        maxLength={100}
        enterKeyHint="go"
        autoComplete="off"
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `${listId}-${chosen}` : undefined}
        onChange={(event) => onType(event.target.value)}
        onCompositionStart={() => onComposing(true)}
        onCompositionEnd={() => onComposing(false)}
        onKeyDown={pressed}
      />
      {note}
      <div className={styles.panel}>
        <div id={listId} role="listbox" aria-label={t('search.results')}>
          {shown.map((group) => (
            <OptionGroup
              key={group.key}
              group={group}
              listId={listId}
              from={options.indexOf(group.options[0] as Option)}
              chosen={chosen}
              onRun={run}
              onPoint={choose}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

type GroupProps = {
  group: Group
  listId: string
  /** Of its first option in the whole list. */
  from: number
  chosen: number
  onRun: (option: Option, newTab: boolean) => void
  onPoint: (index: number) => void
}

function OptionGroup({ group, listId, from, chosen, onRun, onPoint }: GroupProps) {
  const { key, title, options, expected = 0 } = group
  const titleId = `${listId}-${key}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, and not of fields
    <div role="group" className={styles.group} aria-labelledby={title ? titleId : undefined}>
      {title && (
        <div id={titleId} className={styles.title} role="presentation">
          {title}
        </div>
      )}
      {options.map((option, index) => (
        <button
          key={option.key}
          id={`${listId}-${from + index}`}
          type="button"
          role="option"
          tabIndex={-1}
          className={styles.option}
          aria-selected={from + index === chosen}
          aria-disabled={option.isDisabled || undefined}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => onRun(option, event.metaKey || event.ctrlKey)}
          onAuxClick={({ button }) => button === 1 && onRun(option, true)}
          onMouseMove={() => from + index !== chosen && onPoint(from + index)}
        >
          {option.content}
        </button>
      ))}
      {expected > 0 && <div style={{ height: `calc(${expected} * var(--row))` }} role="presentation" />}
    </div>
  )
}

/** Which option is the chosen one: the first, until the person moves; then that one, wherever it comes to stand. */
function useChosen(options: readonly Option[], text: string) {
  const [moved, setMoved] = useState<{ key: string; text: string } | null>(null)
  const at = moved?.text === text ? options.findIndex(({ key }) => key === moved.key) : -1
  const choose = (index: number) => {
    const option = options[index]
    if (!option) return
    setMoved({ key: option.key, text })
    option.onChosen?.()
  }
  return { chosen: Math.max(at, 0), isMoved: at !== -1, choose }
}

/** Who types and presses Enter before the answer is there means the answer, not what stood there. */
function useEnterThatWaits(isCurrent: boolean, text: string, enter: (newTab: boolean) => void) {
  const waits = useRef<{ newTab: boolean; text: string } | null>(null)
  const latest = useRef(enter)
  latest.current = enter
  useEffect(() => {
    const waiting = waits.current
    if (!isCurrent || !waiting) return
    waits.current = null
    if (waiting.text === text) latest.current(waiting.newTab)
  }, [isCurrent, text])
  return (newTab: boolean) => {
    waits.current = { newTab, text }
  }
}
