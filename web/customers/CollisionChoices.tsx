import { Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerField } from '../../contract/customer-fields.ts'
import { useFieldWords } from './fieldWords.ts'
import type { Collision, CustomerValues } from './formValues.ts'

type Props = {
  collisions: readonly Collision[]
  onChoose: (field: CustomerField, value: CustomerValues[CustomerField]) => void
}

/** Field by field both values side by side; mine is kept unless theirs is chosen. */
export function CollisionChoices({ collisions, onChoose }: Props) {
  const { t } = useTranslation()
  const words = useFieldWords(new Set(collisions.map(({ field }) => field)))
  const say = (field: string, value: unknown) => words(field, value) || t('customers.history.cleared')
  const top = useRef<HTMLParagraphElement>(null)
  // It stands above a long form that was saved from its end.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <>
      <p ref={top}>{t('customers.collision.hint')}</p>
      {collisions.map(({ field, mine, theirs }) => (
        <fieldset key={field} style={{ margin: '8px 0 0', padding: 0, border: 0 }}>
          <legend style={{ fontWeight: 600 }}>{t(`fields.customer.${field}`)}</legend>
          <Radio.Group
            defaultValue="mine"
            vertical
            options={[
              { value: 'mine', label: `${t('customers.collision.yours')}: ${say(field, mine)}` },
              { value: 'theirs', label: `${t('customers.collision.theirs')}: ${say(field, theirs)}` },
            ]}
            onChange={({ target }) => onChoose(field, target.value === 'mine' ? mine : theirs)}
          />
        </fieldset>
      ))}
    </>
  )
}
