import { Select } from 'antd'
import styles from './FilterBar.module.css'

type Props<Value extends string | number> = {
  label: string
  value: Value | undefined
  options: { value: Value; label: string }[]
  onChange: (value: Value | undefined) => void
  /** Called when the list is opened, for choices that are fetched only then. */
  onOpen?: () => void
  isLoading?: boolean
}

/** A filter as a chip: its name alone, or name and choice with a cross to take it away. */
export function FilterSelect<Value extends string | number>(props: Props<Value>) {
  const { label, value, options, onChange, onOpen, isLoading } = props
  return (
    <Select<Value>
      className={styles.filter}
      aria-label={label}
      placeholder={label}
      prefix={value === undefined ? undefined : label}
      value={value}
      options={options}
      loading={isLoading}
      allowClear
      popupMatchSelectWidth={false}
      showSearch={options.length > 10 ? { optionFilterProp: 'label' } : false}
      onChange={(chosen: Value | undefined) => onChange(chosen)}
      onOpenChange={(open) => open && onOpen?.()}
    />
  )
}
