import { SearchOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerOptions } from '../customers/api.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './SearchBox.module.css'
import { SearchRows } from './SearchRows.tsx'
import { type Found, useAnswers } from './useAnswers.ts'
import { useSearchKey } from './useSearchKey.ts'

type Props = {
  onChoose?: (customer: Found) => void
  /** Why a customer can't be chosen. */
  whyNot?: (customer: Found) => string | undefined
}

/**
 * The search on every page: below the field on a desktop, over the whole screen on a phone. With `onChoose` a customer
 * that was found is chosen in place of opened.
 */
export function SearchBox({ onChoose, whyNot = () => undefined }: Props = {}) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const listId = useId()
  const field = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [isComposing, setComposing] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const answers = useAnswers(text, isComposing)
  const opening = useOpening()
  useSearchKey(() => field.current?.focus({ cursor: 'all' }))

  const q = text.trim()
  const isShown = q !== '' && (isOpen || isPhone)
  const chosen = Math.min(at, answers.rows.length)
  const open = (index: number) => {
    const row = answers.rows[index]
    if (row && whyNot(row)) return
    setOpen(false)
    field.current?.blur()
    if (row && onChoose) onChoose(row)
    else if (row) opening.customer(row.id)
    else opening.list(q)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setOpen(false)
      return
    }
    if (!isShown) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const next = (chosen + step + answers.rows.length + 1) % (answers.rows.length + 1)
      setAt(next)
      const row = answers.rows[next]
      if (row) opening.fetch(row.id)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(chosen)
    }
  }

  return (
    <div className={styles.box} data-phone={isPhone || undefined}>
      <Input
        ref={field}
        value={text}
        allowClear
        autoFocus={isPhone}
        prefix={<SearchOutlined aria-hidden />}
        suffix={isPhone ? undefined : <kbd className={styles.key}>{searchKey}</kbd>}
        placeholder={t('search.placeholder')}
        maxLength={100}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? `${listId}-${chosen}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
      />
      {isShown && (
        <SearchRows
          listId={listId}
          q={q}
          answers={answers}
          chosen={chosen}
          whyNot={whyNot}
          onOpen={open}
          onPoint={setAt}
        />
      )}
      {isPhone && q === '' && <p className={styles.hint}>{t('search.hint')}</p>}
    </div>
  )
}

const searchKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K'

function useOpening() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return {
    customer: (id: number) => void navigate({ to: '/customers/$id', params: { id: String(id) } }),
    list: (q: string) => void navigate({ to: '/customers', search: { q } }),
    fetch: (id: number) => void queries.prefetchQuery(customerOptions(id)),
  }
}
