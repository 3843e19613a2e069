import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShown } from '../ui/useShown.ts'
import { chosenOf } from './chosen.ts'
import type { FieldProps } from './FieldChoices.tsx'
import { CustomerWords, Nothing, ValueWords } from './FieldTable.tsx'
import styles from './Merge.module.css'

/** On a phone one field after the other. */
export function FieldCards({ preview, chosen, onKeep, onChoose, fields, label, say }: FieldProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const { customers, keepId } = preview
  return (
    <>
      <fieldset className={styles.card}>
        <legend>{t('merge.keepLabel')}</legend>
        <Radio.Group
          vertical
          value={keepId}
          options={customers.map((customer) => ({
            value: customer.id,
            disabled: !customer.mayStay,
            label: (
              <span className={styles.stacked}>
                <CustomerWords customer={customer} />
              </span>
            ),
          }))}
          onChange={({ target }) => onKeep(Number(target.value))}
        />
      </fieldset>
      {fields.map((field) => (
        <fieldset key={field.field} className={styles.card}>
          <legend>{label(field.field)}</legend>
          {field.differs && field.proposed !== null ? (
            <Radio.Group
              vertical
              value={chosenOf(chosen, field)}
              options={field.values.map((value) => ({
                value: value.id,
                label: (
                  <>
                    {say(field.field, value.value) || <Nothing value={value} />}
                    <span className={styles.below}>
                      <span className={styles.soft}>
                        {[customers.find(({ id }) => id === value.id)?.number, shown.day(value.at)]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                  </>
                ),
              }))}
              onChange={({ target }) => onChoose(field.field, Number(target.value))}
            />
          ) : (
            field.values.slice(0, field.differs ? undefined : 1).map((value) => (
              <p key={value.id}>
                <ValueWords words={say(field.field, value.value)} value={value} />
              </p>
            ))
          )}
          {field.differs && field.proposed === null && <p className={styles.soft}>{t('merge.closed')}</p>}
        </fieldset>
      ))}
    </>
  )
}
