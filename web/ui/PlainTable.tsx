import type { ReactNode } from 'react'
import styles from './PlainTable.module.css'
import { reachedByTab } from './reachedByTab.ts'
import { useIsPhone } from './useIsPhone.ts'

export type PlainColumn<Row> = {
  key: string
  title: string
  align?: 'end'
  /** Null where there is nothing to say; a card leaves the line out. */
  cell: (row: Row) => ReactNode
}

type Props<Row> = {
  label: string
  rows: readonly Row[]
  rowKey: (row: Row) => number | string
  /** The first names the row. */
  columns: readonly PlainColumn<Row>[]
  actions?: (row: Row) => ReactNode
}

/** A short table, all rows at once; on a phone cards that hide nothing. */
export function PlainTable<Row>(props: Props<Row>) {
  const isPhone = useIsPhone()
  return isPhone ? <Cards {...props} /> : <Table {...props} />
}

function Table<Row>({ label, rows, rowKey, columns, actions }: Props<Row>) {
  const [first, ...others] = columns
  return (
    <div className={styles.box} {...reachedByTab}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, align }) => (
              <th key={key} scope="col" data-align={align}>
                {title}
              </th>
            ))}
            {actions && <td className={styles.actions} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">{first?.cell(row)}</th>
              {others.map(({ key, align, cell }) => (
                <td key={key} data-align={align}>
                  {cell(row)}
                </td>
              ))}
              {actions && <td className={styles.actions}>{actions(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cards<Row>({ label, rows, rowKey, columns, actions }: Props<Row>) {
  const [first, ...others] = columns
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={styles.card}>
          <div className={styles.head}>
            <strong>{first?.cell(row)}</strong>
            {actions?.(row)}
          </div>
          <dl>
            {others.map(({ key, title, cell }) => {
              const shown = cell(row)
              if (shown === null || shown === '') return null
              return (
                <div key={key} className={styles.line}>
                  <dt>{title}</dt>
                  <dd>{shown}</dd>
                </div>
              )
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}
