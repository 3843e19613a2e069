import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuardedField, guardedFields, guardedObjects, levelsOf } from '../../contract/field-levels.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { useCustomFields } from '../custom-fields/api.ts'
import { useFieldsInUse } from '../household/api.ts'
import { Section } from '../ui/Section.tsx'
import { useFieldWord } from './actionWord.ts'
import styles from './RolePage.module.css'
import { defaultOf, levelIn, type RoleValues } from './roleRights.ts'

type Props = { levels: RoleValues['levels']; onChange: (levels: RoleValues['levels']) => void }

/** Which fields the role sees and changes; at first those that aren't simply editable. */
export function RoleFields({ levels, onChange }: Props) {
  const { t } = useTranslation()
  const wordOf = useFieldWord()
  const [isWhole, setWhole] = useState(false)
  // What was shown when the page opened stays where it is, whatever is chosen then.
  const [few] = useState(() => new Set(Object.keys(levels)))
  const custom = [...useCustomFields('customer'), ...useCustomFields('contact')].map(
    ({ object, key }): GuardedField => `${object}.custom.${key}`,
  )
  const inUse = useFieldsInUse()
  const all = inUse([...new Set([...guardedFields, ...custom, ...Object.keys(levels)])]) as GuardedField[]
  const shown = all.filter(
    (field) => isWhole || few.has(field) || levels[field] !== undefined || defaultOf(field) !== 'edit',
  )
  return (
    <Section
      title={t('people.seesFields')}
      note={t('people.seesFieldsText')}
      actions={
        <Button size="small" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('people.fewFields') : t('people.allFields')}
        </Button>
      }
    >
      {guardedObjects.map((object) => (
        <fieldset key={object} className={styles.object}>
          <legend>{t(`people.fieldsOf.${object}`)}</legend>
          <div className={styles.grid}>
            {shown
              .filter((field) => field.startsWith(`${object}.`))
              .map((field) => (
                <div key={field} className={styles.choice}>
                  <span aria-hidden>{wordOf(field)}</span>
                  <Select<FieldLevel>
                    aria-label={`${t(`people.objects.${object}`)} ${wordOf(field)}`}
                    value={levelIn(levels, field)}
                    options={levelsOf(field).map((value) => ({ value, label: t(`people.levels.${value}`) }))}
                    onChange={(level) => onChange({ ...levels, [field]: level })}
                  />
                </div>
              ))}
          </div>
        </fieldset>
      ))}
    </Section>
  )
}
