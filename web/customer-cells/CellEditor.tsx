import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import styles from './EditableCell.module.css'
import type { Way } from './useCells.ts'

type Props = {
  label: string
  text: string
  choices: readonly string[] | undefined
  onLeave: (text: string, way: Way | null) => void
  onCancel: () => void
  onPaste: (text: string) => boolean
}
type Field = HTMLInputElement | HTMLSelectElement

/** Enter goes to the cell below, Tab to the next one, Escape back to what was there. */
export function CellEditor({ label, text, choices, onLeave, onCancel, onPaste }: Props) {
  const field = useRef<Field>(null)
  // Leaving by a key takes the focus away as well: that must not keep the text twice.
  const isLeft = useRef(false)
  const leave = (way: Way | null) => {
    if (isLeft.current) return
    isLeft.current = true
    onLeave(field.current?.value ?? text, way)
  }
  useEffect(() => {
    field.current?.focus()
    if (field.current instanceof HTMLInputElement) field.current.select()
  }, [])
  const common = {
    className: styles.field,
    'aria-label': label,
    defaultValue: text,
    onBlur: () => leave(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      const way = wayOf(event)
      if (way === undefined && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (way !== undefined) return leave(way)
      isLeft.current = true
      onCancel()
    },
  }
  if (choices) {
    return (
      <select {...common} ref={field as React.RefObject<HTMLSelectElement>}>
        <option value="" />
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  }
  const paste = (event: ClipboardEvent) => {
    if (!onPaste(event.clipboardData.getData('text/plain'))) return
    isLeft.current = true
    event.preventDefault()
  }
  return <input {...common} ref={field as React.RefObject<HTMLInputElement>} onPaste={paste} />
}

function wayOf({ key, shiftKey }: KeyboardEvent): Way | undefined {
  if (key === 'Enter') return 'below'
  if (key === 'Tab') return shiftKey ? 'before' : 'next'
  return undefined
}
