import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { previewImport } from '../../contract/imports.ts'
import { useAllCustomFields } from '../custom-fields/api.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import type { DraftStore } from './draftStore.ts'
import styles from './imports.module.css'
import { MendCell } from './MendCell.tsx'
import { mendableColumns } from './mendable.ts'
import { type Mapping, targetLabel } from './targets.ts'

type Row = ResultOf<typeof previewImport>['rows'][number]
type Props = { head: readonly string[]; mapping: Mapping; rows: readonly Row[]; store: DraftStore }

/** Only columns that are taken in. */
export function PreviewRows({ head, mapping, rows, store }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const custom = useAllCustomFields()
  const columns = mapping.flatMap((target, column) =>
    target ? [{ column, target, title: targetLabel(t, target, custom), head: head[column] }] : [],
  )
  if (rows.length === 0) return <p>{t('imports.preview.nothingBad')}</p>
  if (isPhone) return <Cards head={head} mapping={mapping} rows={rows} store={store} />
  return (
    <div className={styles.scroll}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col" className={styles.title}>
              {t('imports.preview.row')}
            </th>
            <th scope="col" className={styles.title}>
              {t('imports.preview.problem')}
            </th>
            {columns.map(({ column, title, head: original }) => (
              <th key={column} scope="col" className={styles.title} title={original}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row" className={styles.number}>
                {row.row}
              </th>
              <td className={styles.problem}>
                <Joins row={row} />
                {row.problems.length > 0 && (
                  <ul>
                    {row.problems.map(({ column, message }) => (
                      <li key={`${column} ${message}`}>
                        {column !== null &&
                          head[column] &&
                          t('imports.preview.inColumn', { head: head[column] })}
                        {message}
                      </li>
                    ))}
                  </ul>
                )}
              </td>
              {columns.map(({ column, head: name = '' }) =>
                mendableColumns(row, mapping).includes(column) ? (
                  <td key={column}>
                    <MendCell row={row} column={column} head={name} store={store} />
                  </td>
                ) : (
                  <Cell key={column} row={row} column={column} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Joins({ row: { joins } }: { row: Row }) {
  const { t } = useTranslation()
  return joins === null ? null : (
    <span className={styles.original}>{t('imports.preview.joins', { row: joins })}</span>
  )
}

/** What is kept, and below it what stood there where that was different. */
function Cell({ row, column }: { row: Row; column: number }) {
  const { t } = useTranslation()
  const original = row.cells[column] ?? ''
  const taken = row.taken[column] ?? null
  return (
    <td title={t('imports.preview.original', { value: original })}>
      {taken}
      {taken !== original && original !== '' && <div className={styles.original}>{original}</div>}
    </td>
  )
}

function Cards({ head, mapping, rows, store }: Props) {
  const { t } = useTranslation()
  const nameColumn = mapping.indexOf('name')
  return (
    <ul className={styles.cards}>
      {rows.map(({ row, cells, taken, problems, mended, joins }) => (
        <li key={row}>
          <strong>{taken[nameColumn] ?? cells[nameColumn]}</strong>{' '}
          <span className={styles.original}>
            {t('imports.preview.row')} {row}
            {joins !== null && ` · ${t('imports.preview.joins', { row: joins })}`}
          </span>
          {problems.map(({ column, message }) => (
            <p key={`${column} ${message}`} className={styles.problem}>
              {message}{' '}
              {column !== null && !mapping[column] && (
                <span className={styles.original}>{cells[column]}</span>
              )}
            </p>
          ))}
          {mendableColumns({ problems, mended }, mapping).map((column) => (
            <div key={column} className={styles.mended}>
              <span className={styles.original}>{head[column]}</span>
              <MendCell
                row={{ row, cells, taken, mended }}
                column={column}
                head={head[column] ?? ''}
                store={store}
              />
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
