import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './ColumnChoice.module.css'
import type { ListField } from './listFields.ts'

type Props = {
  fields: readonly ListField[]
  chosen: readonly string[]
  onChoose: (keys: readonly string[]) => void
}

/** Which custom fields stand in the list, as columns or as lines of the cards on a phone; nothing where there are none. */
export function ColumnChoice({ fields, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  if (fields.length === 0) return null
  return (
    <Popover
      trigger="click"
      placement={isPhone ? 'top' : 'bottomRight'}
      title={t(isPhone ? 'customFields.onCards' : 'customFields.moreColumns')}
      content={
        <Checkbox.Group
          className={styles.list}
          value={[...chosen]}
          options={fields.map(({ listKey, label }) => ({ value: listKey, label }))}
          onChange={(keys) =>
            onChoose(fields.map(({ listKey }) => listKey).filter((key) => keys.includes(key)))
          }
        />
      }
    >
      <Button icon={<TableOutlined aria-hidden />} aria-haspopup="dialog">
        {t(isPhone ? 'customFields.onCards' : 'customFields.chooseColumns')}
      </Button>
    </Popover>
  )
}
