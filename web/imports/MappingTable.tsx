import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MappingTarget } from '../../contract/import-targets.ts'
import styles from './MappingTable.module.css'
import type { Mapping } from './targets.ts'

type Props = {
  head: readonly string[]
  /** A few rows of the sheet. */
  samples: readonly (readonly string[])[]
  mapping: Mapping
  options: { value: MappingTarget; label: string }[]
  onChange: (column: number, target: MappingTarget | null) => void
}

export function MappingTable({ head, samples, mapping, options, onChange }: Props) {
  const { t } = useTranslation()
  const columns = head.map((name, column) => ({
    column,
    name: name.trim() || t('imports.map.unnamed', { number: column + 1 }),
    target: mapping[column] ?? null,
    values: [...new Set(samples.map((row) => row[column]?.trim() ?? ''))].filter((value) => value !== ''),
  }))
  return (
    <table className={styles.mapping}>
      <thead>
        <tr>
          <th scope="col">{t('imports.map.column')}</th>
          <th scope="col">{t('imports.map.samples')}</th>
          <th scope="col">{t('imports.map.target')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, name, target, values }) => (
          <tr key={column} data-skipped={target === null || undefined}>
            <th scope="row">{name}</th>
            <td className={styles.samples} title={values.join('\n')}>
              {values.slice(0, 3).join(' · ')}
            </td>
            <td>
              <Select<MappingTarget>
                aria-label={t('imports.map.targetOf', { head: name })}
                value={target}
                allowClear
                placeholder={t('imports.map.skip')}
                showSearch={{ optionFilterProp: 'label' }}
                options={options}
                onChange={(chosen: MappingTarget | undefined) => onChange(column, chosen ?? null)}
                style={{ width: '100%' }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
