import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { mayToggle, type Selection } from './useSelection.ts'

type Props = { row: CustomerRow; selection: Selection }

/** A label of its own, so that a click on it doesn't open the row. */
export function RowChoice({ row, selection }: Props) {
  const { t } = useTranslation()
  return (
    <Checkbox
      disabled={!mayToggle(row, selection)}
      checked={selection.chosen.has(row.id)}
      aria-label={t('changes.batch.selectOf', { name: row.name })}
      onChange={({ nativeEvent }) =>
        selection.toggle(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  )
}
