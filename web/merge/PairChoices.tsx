import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '../ui/Section.tsx'
import { type Chosen, isUnited, type Preview } from './chosen.ts'
import styles from './Merge.module.css'

type Props = { preview: Preview; chosen: Chosen; onChoose: (contactId: number, isUnited: boolean) => void }

/** Contacts of the same name or phone: one person, or two. */
export function PairChoices({ preview: { pairs, customers }, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  if (pairs.length === 0) return null
  const of = (id: number) => customers.find((customer) => customer.id === id)?.name ?? ''
  const named = ({ name, jobTitle }: (typeof pairs)[number]['contact']) =>
    [name, jobTitle].filter(Boolean).join(' ')
  return (
    <Section title={t('merge.pairs')} note={t('merge.pairsNote')}>
      {pairs.map((pair) => {
        const { contact, other, by } = pair
        return (
          <fieldset key={contact.id} className={styles.pair}>
            <legend>
              {t('merge.pair', {
                contact: named(contact),
                from: of(contact.customerId),
                other: named(other),
                to: of(other.customerId),
              })}{' '}
              <span className={styles.soft}>{t(`merge.pairBy.${by}`)}</span>
            </legend>
            <Radio.Group
              value={isUnited(chosen, pair)}
              options={[
                { value: true, label: t('merge.unite') },
                { value: false, label: t('merge.keepBoth') },
              ]}
              onChange={({ target }) => onChoose(contact.id, target.value === true)}
            />
          </fieldset>
        )
      })}
    </Section>
  )
}
