import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './ColumnChoice.module.css'
import type { ListField } from './listFields.ts'

type Props = {
  fields: readonly ListField[]
  chosen: readonly string[]
  onChoose: (keys: readonly string[]) => void
}

/** Which custom fields stand in the list as columns; nothing where there are none. */
export function ColumnChoice({ fields, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  if (fields.length === 0) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('customFields.moreColumns')}
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
        {t('customFields.chooseColumns')}
      </Button>
    </Popover>
  )
}
