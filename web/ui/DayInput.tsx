import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

type Props = {
  id?: string
  /** `2024-06-20`. */
  value?: string | null
  onChange?: (value: string | null) => void
  placeholder?: string
  mayBeEmpty?: boolean
}

/** A day as the contract writes it, so that a form's values survive JSON. */
export function DayInput({ id, value, onChange, placeholder, mayBeEmpty = true }: Props) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']}
      value={value ? dayjs(value) : null}
      placeholder={placeholder}
      allowClear={mayBeEmpty}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}
