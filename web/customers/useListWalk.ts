import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { CustomerRow } from '../../contract/customers.ts'
import { opensForm } from '../ui/useFormEntry.ts'
import type { RowFocus } from '../ui/useRowFocus.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import type { PanelProps } from './CustomerPanel.tsx'
import { nowhere, type Place, placeIn, rememberOrder, rememberRow, rowLeft, stepFrom } from './listOrder.ts'
import { isChoosable, type Selection } from './useSelection.ts'

type Given = {
  /** Those still on their way are left open. */
  rows: readonly (CustomerRow | undefined)[]
  /** Which list it is: another one begins at its top. */
  listKey: string
  /** The customer in the panel. */
  panel: number | undefined
  onPanel: (id: number | undefined) => void
  onFollowUp: (row: CustomerRow) => void
  selection: Selection | null
  /** Not on a phone, where there are cards. */
  isOn: boolean
}

/** Walks through the list by keys: which row is the current one, what keys do with it, and the panel that follows. */
export function useListWalk(given: Given) {
  const { rows, listKey, panel, onPanel, onFollowUp, selection, isOn } = given
  const navigate = useNavigate()
  const [kept, setKept] = useState(() => ({ key: listKey, place: rowLeft(listKey) }))
  const [moved, setMoved] = useState<RowFocus['moved']>(null)
  /** Whom the panel takes the focus for, once it shows them: another object each time. */
  const [entered, setEntered] = useState<PanelProps['entered']>(null)
  const own = kept.key === listKey ? kept.place : nowhere
  const stood = useRef(own.index)
  if (kept.key !== listKey) stood.current = -1
  const place: Place = panel === undefined ? own : { index: stood.current, id: panel }
  const at = placeIn(rows, place)
  if (at >= 0) stood.current = at
  const row = rows[at]

  useEffect(() => rememberOrder(listKey, rows), [listKey, rows])

  const keep = (index: number) => {
    const next = { index, id: rows[index]?.id }
    setKept({ key: listKey, place: next })
    rememberRow(listKey, next)
  }
  const show = (next: CustomerRow, isEntered = false) => {
    keep(rows.indexOf(next))
    setEntered(isEntered ? { id: next.id } : null)
    onPanel(next.id)
  }
  /** @param isByKey a button keeps the focus, to be pressed again */
  const moveTo = (index: number | null, isByKey = true) => {
    if (index === null) return
    const isInPanel = panel !== undefined && Boolean(document.activeElement?.closest('[data-panel]'))
    setMoved({ index, takesFocus: !isInPanel })
    const there = rows[index]
    if (panel === undefined) keep(index)
    else if (there) show(there, isInPanel && isByKey)
  }
  const previous = stepFrom(rows, place, -1)
  const next = stepFrom(rows, place, 1)
  const openPage = (id: number, edit?: true) =>
    void navigate({
      to: '/customers/$id',
      params: { id: String(id) },
      ...(edit && { search: { edit: 1 } }),
      state: { listKey, ...(edit && opensForm) },
    })
  const close = () => {
    onPanel(undefined)
    if (at < 0) return
    keep(at)
    setMoved({ index: at, takesFocus: true })
  }

  const isThere = isOn && row !== undefined
  useShortcut('nextRow', () => moveTo(next), isOn)
  useShortcut('previousRow', () => moveTo(previous), isOn)
  useShortcut('firstRow', () => moveTo(rows.length > 0 ? 0 : null), isOn)
  useShortcut('lastRow', () => moveTo(rows.length > 0 ? rows.length - 1 : null), isOn)
  useShortcut('openPanel', () => row && show(row, true), isThere)
  useShortcut('openPage', () => row && openPage(row.id), isThere)
  useShortcut('edit', () => row && openPage(row.id, true), isThere && row.can.edit)
  useShortcut('followUp', () => row && onFollowUp(row), isThere && row.can.createFollowUp)
  const mayChoose = isThere && selection !== null && isChoosable(row)
  useShortcut('choose', () => row && selection?.toggle(row.id), mayChoose)
  useShortcut('chooseTo', () => row && selection?.toggle(row.id, true), mayChoose)

  const focus: RowFocus = { at, isShown: panel !== undefined, moved, onFocus: keep }
  return {
    table: { focus, onPeek: (row: CustomerRow) => show(row) },
    panel: {
      entered,
      onClose: close,
      onPage: openPage,
      steps: {
        onPrevious: previous === null ? undefined : (isByKey: boolean) => moveTo(previous, isByKey),
        onNext: next === null ? undefined : (isByKey: boolean) => moveTo(next, isByKey),
      },
    },
  }
}
