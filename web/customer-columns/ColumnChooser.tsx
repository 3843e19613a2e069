import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popover, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostColumns } from '../../contract/customer-columns.ts'
import { densities } from '../../contract/list-views.ts'
import type { ViewLayout } from '../list-views/layout.ts'
import { MoveButtons } from '../ui/MoveButtons.tsx'
import { moved } from '../ui/moved.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './ColumnChooser.module.css'
import { toggled } from './chosen.ts'
import type { ColumnInfo } from './useListColumns.ts'

type Props = {
  offered: readonly ColumnInfo[]
  shown: readonly ColumnInfo[]
  layout: ViewLayout
  onChange: (changes: Partial<ViewLayout>) => void
}

/** Which fields stand in the list and in what order, how many of them stay in sight, and how high rows are. */
export function ColumnChooser(props: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  return (
    <Popover
      trigger="click"
      placement={isPhone ? 'top' : 'bottomRight'}
      content={<Choices {...props} />}
      destroyOnHidden
    >
      <Button icon={<TableOutlined aria-hidden />} aria-haspopup="dialog">
        {t(isPhone ? 'columns.onCards' : 'columns.choose')}
      </Button>
    </Popover>
  )
}

const groups = ['customer', 'contact', 'custom'] as const

function Choices({ offered, shown, layout, onChange }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [text, setText] = useState('')
  const keys = shown.map(({ key }) => key)
  const choose = (columns: string[]) => onChange({ columns })
  const isFound = ({ label }: ColumnInfo) => label.toLowerCase().includes(text.trim().toLowerCase())
  const isFull = keys.length === mostColumns
  return (
    <section className={styles.box} aria-label={t('columns.choose')}>
      <Input
        aria-label={t('columns.find')}
        placeholder={t('columns.find')}
        value={text}
        allowClear
        onChange={({ target }) => setText(target.value)}
      />
      <div className={styles.lists}>
        <h3>{t('columns.shown')}</h3>
        <ul>
          {shown.map((column, index) =>
            isFound(column) ? (
              <li key={column.key}>
                <Checkbox
                  checked
                  disabled={keys.length === 1}
                  onChange={() => choose(toggled(keys, column.key))}
                >
                  {column.label}
                </Checkbox>
                <span>
                  <MoveButtons
                    up={t('columns.up', { column: column.label })}
                    down={t('columns.down', { column: column.label })}
                    isFirst={index === 0}
                    isLast={index === keys.length - 1}
                    onMove={(by) => choose(moved(keys, index, by))}
                  />
                </span>
              </li>
            ) : null,
          )}
        </ul>
        {groups.map((group) => {
          const more = offered.filter(
            (column) => column.group === group && !keys.includes(column.key) && isFound(column),
          )
          return (
            more.length > 0 && (
              <div key={group}>
                <h3>{t(`columns.${group}`)}</h3>
                <ul>
                  {more.map(({ key, label }) => (
                    <li key={key}>
                      <Checkbox checked={false} disabled={isFull} onChange={() => choose(toggled(keys, key))}>
                        {label}
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              </div>
            )
          )
        })}
      </div>
      {!isPhone && <HowShown layout={layout} onChange={onChange} />}
      <Button
        type="link"
        className={styles.reset}
        disabled={layout.columns.length === 0 && Object.keys(layout.widths).length === 0}
        onClick={() => onChange({ columns: [], widths: {}, frozen: 1 })}
      >
        {t('columns.reset')}
      </Button>
    </section>
  )
}

const frozenChoices = [1, 2, 3, 4, 5]

function HowShown({ layout, onChange }: Pick<Props, 'layout' | 'onChange'>) {
  const { t } = useTranslation()
  return (
    <dl className={styles.how}>
      <dt id="columns-frozen">{t('columns.frozen')}</dt>
      <dd>
        <Segmented
          size="small"
          aria-labelledby="columns-frozen"
          value={layout.frozen}
          options={frozenChoices}
          onChange={(frozen) => onChange({ frozen })}
        />
      </dd>
      <dt id="columns-density">{t('columns.density')}</dt>
      <dd>
        <Segmented
          size="small"
          aria-labelledby="columns-density"
          value={layout.density}
          options={densities.map((value) => ({ value, label: t(`columns.${value}`) }))}
          onChange={(density) => onChange({ density })}
        />
      </dd>
    </dl>
  )
}
