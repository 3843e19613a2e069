import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './VirtualTable.module.css'
import type { LaidOut } from './VirtualTable.tsx'

const arrows = { ascending: '↑', descending: '↓', none: '' } as const
const narrowest = 56
const widest = 800
/** Pixels that a press of an arrow key makes. */
const step = 16

type Props = { column: LaidOut<never>; onResize: (key: string, width: number) => void }

/** The head of a column: a click sorts by it, the right edge is dragged (or Alt and an arrow pressed) for its width. */
export function ColumnHead({ column, onResize }: Props) {
  const { key, title, align, sort, left, width } = column
  const resize = (to: number) => onResize(key, Math.round(Math.min(widest, Math.max(narrowest, to))))
  const byKey = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -step, ArrowRight: step }[event.key]
    if (!event.altKey || way === undefined) return
    event.preventDefault()
    resize(width + way)
  }
  return (
    <th
      scope="col"
      data-align={align}
      data-frozen={left !== undefined || undefined}
      style={{ left }}
      aria-sort={sort?.direction}
    >
      {sort ? (
        <button
          type="button"
          onClick={(event) => sort.onSort(event.shiftKey)}
          onKeyDown={byKey}
          title={sort.label}
        >
          {title}
          <span aria-hidden="true">
            {arrows[sort.direction]}
            {sort.turn !== undefined && <sup>{sort.turn}</sup>}
          </span>
        </button>
      ) : (
        title
      )}
      <Edge width={width} onResize={resize} />
    </th>
  )
}

/** Follows the pointer; the column gets its width when it is let go. */
function Edge({ width, onResize }: { width: number; onResize: (to: number) => void }) {
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    if (event.button !== 0) return
    const edge = event.currentTarget
    const from = event.clientX
    edge.setPointerCapture(event.pointerId)
    const move = ({ clientX }: globalThis.PointerEvent) => {
      edge.style.translate = `${Math.max(narrowest - width, clientX - from)}px`
    }
    const end = ({ clientX, type }: globalThis.PointerEvent) => {
      edge.removeEventListener('pointermove', move)
      edge.style.translate = ''
      if (type === 'pointerup' && clientX !== from) onResize(width + clientX - from)
    }
    edge.addEventListener('pointermove', move)
    edge.addEventListener('pointerup', end, { once: true })
    edge.addEventListener('pointercancel', end, { once: true })
  }
  return <span className={styles.edge} aria-hidden="true" onPointerDown={begin} />
}
