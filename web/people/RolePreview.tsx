import { useTranslation } from 'react-i18next'
import { guardedFields } from '../../contract/field-levels.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { useFieldsInUse } from '../household/api.ts'
import { Section } from '../ui/Section.tsx'
import { useActionWord, useFieldWord, useObjectWord } from './actionWord.ts'
import styles from './RolePage.module.css'
import { actionsOf, isScoped, levelIn, objects, type RoleValues, reachOf, scopeIn } from './roleRights.ts'

/** What the choices below mean, in sentences; it follows them while they are made. */
export function RolePreview({ values: { grants, levels } }: { values: RoleValues }) {
  const { t } = useTranslation()
  const actionWord = useActionWord()
  const wordOf = useFieldWord()
  const objectWord = useObjectWord()
  const inUse = useFieldsInUse()
  // Several objects have a phone and an address: those beside the record say whose.
  const fieldWord = (field: string) =>
    /^(customer|contact)\./.test(field) ? wordOf(field) : `${objectWord(field)} ${wordOf(field)}`
  const list = (words: string[]) => words.join(t('people.listSeparator'))
  const view = scopeIn(grants, 'customer', 'view')
  const withLevel = (level: FieldLevel) =>
    inUse([...new Set<string>([...guardedFields, ...Object.keys(levels)])])
      .filter((field) => levelIn(levels, field) === level)
      .map(fieldWord)
  const verbs = objects
    .filter((object) => !isScoped(object))
    .map((object) => ({
      object,
      words: actionsOf(object)
        .filter((action) => scopeIn(grants, object, action) !== null)
        .map(actionWord),
    }))
    .filter(({ words }) => words.length > 0)
  const said = (key: 'previewHidden' | 'previewMasked' | 'previewRead', level: FieldLevel) => {
    const fields = withLevel(level)
    return fields.length > 0 ? t(`people.${key}`, { fields: list(fields) }) : null
  }
  const sentences = [
    view ? t('people.previewSees', { scope: t(`choices.scope.${view}`) }) : t('people.previewSeesNothing'),
    ...reachOf(grants).map(({ scope, actions }) =>
      t('people.previewDoes', {
        scope: t(`choices.scope.${scope}`),
        actions: list(actions.map(actionWord)),
      }),
    ),
    ...verbs.map(({ object, words }) =>
      t('people.previewManages', { actions: `${t(`people.objects.${object}`)} ${list(words)}` }),
    ),
    ...(view
      ? [said('previewHidden', 'hidden'), said('previewMasked', 'masked'), said('previewRead', 'read')]
      : []),
  ].filter((sentence) => sentence !== null)
  return (
    <Section title={t('people.preview')}>
      <ul className={styles.words}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  )
}
