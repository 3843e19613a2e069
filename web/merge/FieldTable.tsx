import { Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MergedField, MergedOne } from '../../contract/merge.ts'
import { reachedByTab } from '../ui/reachedByTab.ts'
import { useShown } from '../ui/useShown.ts'
import { chosenOf } from './chosen.ts'
import type { FieldProps } from './FieldChoices.tsx'
import styles from './Merge.module.css'

/** Of the column of names, as in the style sheet, and of those of customers. */
const headWidth = 140
const leastWidth = 180

/** A column for each customer, a row for each field; arrows move within a row. */
export function FieldTable({ preview, chosen, onKeep, onChoose, fields, label, say }: FieldProps) {
  const { t } = useTranslation()
  const group = useId()
  const { customers, keepId } = preview
  return (
    <div className={styles.box} {...reachedByTab}>
      <table className={styles.table} style={{ minWidth: headWidth + customers.length * leastWidth }}>
        <caption className={styles.unseen}>{t('merge.note')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('merge.field')}</th>
            {customers.map((customer) => (
              <th key={customer.id} scope="col" data-kept={customer.id === keepId || undefined}>
                <Radio
                  name={`${group} keep`}
                  checked={customer.id === keepId}
                  disabled={!customer.mayStay}
                  aria-label={t('merge.keepOf', { name: customer.name })}
                  onChange={() => onKeep(customer.id)}
                >
                  {customer.id === keepId ? t('merge.kept') : t('merge.keep')}
                </Radio>
                <CustomerWords customer={customer} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.field}>
              <th scope="row">{label(field.field)}</th>
              {customers.map(({ id, name }) => (
                <td key={id} data-kept={id === keepId || undefined}>
                  <Value
                    field={field}
                    of={{ id, name }}
                    group={`${group} ${field.field}`}
                    label={label(field.field)}
                    isChosen={chosenOf(chosen, field) === id}
                    say={say}
                    onChoose={() => onChoose(field.field, id)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ValueProps = {
  field: MergedField
  of: Pick<MergedOne, 'id' | 'name'>
  group: string
  label: string
  isChosen: boolean
  say: FieldProps['say']
  onChoose: () => void
}

/** Nothing is to be chosen where all say the same, or where one may not. */
function Value({ field, of: { id, name }, group, label, isChosen, say, onChoose }: ValueProps) {
  const { t } = useTranslation()
  const one = field.values.find((value) => value.id === id)
  if (!one) return null
  const said = say(field.field, one.value)
  const words = <ValueWords words={said} value={one} />
  if (field.proposed === null || !field.differs)
    return field.differs ? <span title={t('merge.closed')}>{words}</span> : words
  return (
    <Radio
      name={group}
      checked={isChosen}
      aria-label={t('merge.valueOf', { field: label, value: said || t('merge.empty'), name })}
      onChange={onChoose}
    >
      {words}
    </Radio>
  )
}

type One = MergedField['values'][number]

/** With the day from which it is, so that the newer one is told at a glance. */
export function ValueWords({ words, value }: { words: string; value: One }) {
  const shown = useShown()
  if (!words) return <Nothing value={value} />
  return (
    <>
      {words} <span className={styles.day}>{shown.day(value.at)}</span>
    </>
  )
}

/** Empty, or hidden by a mask that leaves nothing. */
export function Nothing({ value }: { value: One }) {
  const { t } = useTranslation()
  return <span className={styles.soft}>{t(value.masked ? 'merge.hidden' : 'merge.empty')}</span>
}

/** What tells one customer from the others. */
export function CustomerWords({ customer }: { customer: MergedOne }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { name, number, owner, createdAt, reviewStatus, mayStay } = customer
  const standing = reviewStatus === 'approved' ? number : t(`reviews.status.${reviewStatus}`)
  return (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.soft}>
        {[standing, owner?.name ?? t('merge.noOwner'), t('merge.enteredOn', { day: shown.day(createdAt) })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {!mayStay && <span className={styles.soft}>{t('merge.onlyGoes')}</span>}
    </>
  )
}
