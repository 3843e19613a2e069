import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { mostOptions } from '../../contract/custom-fields.ts'
import styles from './OptionRows.module.css'

/** The options of a choice: one that records hold is retired here, not removed. */
export function OptionRows() {
  const { t } = useTranslation()
  return (
    <Form.List name="options">
      {(rows, { add, remove }) => (
        <fieldset className={styles.options}>
          <legend className={styles.legend}>{t('customFields.options')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className={styles.row}>
              <Form.Item name={[name, 'label']} className={styles.label}>
                <Input
                  maxLength={50}
                  autoComplete="off"
                  aria-label={t('customFields.optionAt', { number: name + 1 })}
                />
              </Form.Item>
              <Form.Item name={[name, 'retired']} valuePropName="checked" className={styles.retired}>
                <Checkbox aria-label={t('customFields.retiredAt', { number: name + 1 })}>
                  {t('customFields.retire')}
                </Checkbox>
              </Form.Item>
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('customFields.removeOption', { number: name + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {rows.length < mostOptions && (
            <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('customFields.addOption')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  )
}
