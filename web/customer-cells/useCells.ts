import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { editCells, mostCellRows } from '../../contract/cells.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import { call } from '../app/call.ts'
import { householdOff } from '../app/session.ts'
import { customersChanged, rowSeen, rowsWithVersion } from '../customers/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { readBlock, spread } from './block.ts'
import { cellKey, createCellStore } from './cellStore.ts'

/** A column whose cells can be typed into. */
export type CellColumn = { key: string; textOf: (row: CustomerRow) => string; isEditable: boolean }
export type Way = 'below' | 'next' | 'before'

type Entry = { row: CustomerRow; column: string; text: string }
type Given = { rows: readonly (CustomerRow | undefined)[]; columns: readonly CellColumn[] }

/** Typing and pasting into the list: what is typed stands there at once, and goes on standing where it couldn't be kept. */
export function useCells(given: Given) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const undoable = useUndoable()
  const queries = useQueryClient()
  const now = { ...given, message, undoable }
  const latest = useRef(now)
  latest.current = now
  // The same object all along: rows that are remembered would be drawn anew for another.
  return useMemo(() => {
    const store = createCellStore()
    const columnOf = (key: string) => latest.current.columns.find((column) => column.key === key)
    const mayEdit = (row: CustomerRow | undefined, column: CellColumn | undefined) =>
      row?.can.edit === true && column?.isEditable === true

    /** @returns how many cells were kept */
    const fill = async (entries: readonly Entry[]): Promise<number> => {
      const changed = entries.filter(({ row, column, text }) => columnOf(column)?.textOf(row) !== text)
      if (changed.length === 0) return 0
      store.put(changed.map(({ row, column, text }) => [cellKey(row.id, column), { text }]))
      const rows = [...Map.groupBy(changed, ({ row }) => row.id)].map(([id, cells]) => ({
        id,
        version: (rowSeen(queries, id) ?? cells[0]?.row)?.version ?? 1,
        cells: Object.fromEntries(cells.map(({ column, text }) => [column, text])),
      }))
      try {
        const { rows: kept } = await call(editCells, { body: { rows } })
        rowsWithVersion(
          queries,
          new Map(kept.flatMap(({ id, version }) => (version === null ? [] : [[id, version]]))),
        )
        const problems = kept.flatMap(({ id, problems }) => problems.map((problem) => ({ id, ...problem })))
        await customersChanged(queries)
        store.drop(changed.map(({ row, column }) => cellKey(row.id, column)))
        const textAt = (id: number, column: string) =>
          changed.find((entry) => entry.row.id === id && entry.column === column)?.text ?? ''
        store.put(
          problems.map(({ id, column, message }) => [
            cellKey(id, column),
            { text: textAt(id, column), problem: message },
          ]),
        )
        if (problems.some(({ code }) => code === 'household.off')) householdOff()
        const [first] = problems
        if (first)
          void latest.current.message.error(
            t('cells.notKept', { count: problems.length, why: first.message }),
          )
        return changed.length - problems.length
      } catch (error) {
        const problem = reasonOf(error, t('app.pageFailedUnknown'))
        store.put(changed.map(({ row, column, text }) => [cellKey(row.id, column), { text, problem }]))
        void latest.current.message.error(t('cells.notKept', { count: changed.length, why: problem }))
        return 0
      }
    }

    const goOn = (row: CustomerRow, column: string, way: Way) => {
      const { rows, columns } = latest.current
      const at = rows.findIndex((one) => one?.id === row.id)
      if (way === 'below') {
        const below = rows[at + 1]
        const goes = mayEdit(below, columnOf(column))
        store.edit(below && goes ? cellKey(below.id, column) : null)
        return
      }
      const from = columns.findIndex(({ key }) => key === column)
      const others = way === 'next' ? columns.slice(from + 1) : columns.slice(0, from).reverse()
      const next = others.find((one) => mayEdit(row, one))
      store.edit(next ? cellKey(row.id, next.key) : null)
    }

    return {
      store,
      mayEdit: (row: CustomerRow, column: string) => mayEdit(row, columnOf(column)),
      textOf: (row: CustomerRow, column: string) => columnOf(column)?.textOf(row) ?? '',
      /** The first cell of a row that can be typed into. */
      begin: (row: CustomerRow) => {
        const first = latest.current.columns.find((column) => mayEdit(row, column))
        if (first) store.edit(cellKey(row.id, first.key))
      },
      leave: (row: CustomerRow, column: string, text: string, way: Way | null) => {
        if (way) goOn(row, column, way)
        else store.edit(null)
        void fill([{ row, column, text }])
      },
      cancel: (row: CustomerRow, column: string) => {
        store.drop([cellKey(row.id, column)])
        store.edit(null)
      },
      /** @returns whether it was a block of cells, which is then filled in from this one on */
      paste: (row: CustomerRow, column: string, text: string): boolean => {
        const block = readBlock(text)
        if (!block) return false
        const { rows, columns } = latest.current
        const place = {
          row: rows.findIndex((one) => one?.id === row.id),
          column: columns.findIndex(({ key }) => key === column),
        }
        const filled = spread(block, place)
        const entries = filled.flatMap((cell): Entry[] => {
          const to = rows[cell.row]
          const key = columns[cell.column]
          return to && key && mayEdit(to, key) ? [{ row: to, column: key.key, text: cell.text }] : []
        })
        const few = entries.filter(({ row }) => rows.indexOf(row) < place.row + mostCellRows)
        const left = filled.length - few.length
        store.edit(null)
        const before = few.map((entry) => ({
          ...entry,
          text: columnOf(entry.column)?.textOf(entry.row) ?? '',
        }))
        void fill(few).then((kept) => {
          if (left > 0) void latest.current.message.warning(t('cells.left', { count: left }))
          if (kept > 0)
            latest.current.undoable(
              t('cells.filled', { count: kept }),
              t('cells.undo'),
              async () => void (await fill(back(before))),
            )
        })
        return true
      },
    }

    /** The rows as they are now: what was filled in has changed them. */
    function back(entries: readonly Entry[]): Entry[] {
      return entries.map((entry) => ({ ...entry, row: rowSeen(queries, entry.row.id) ?? entry.row }))
    }
  }, [queries, t])
}
export type Cells = ReturnType<typeof useCells>
