import { Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Grant, type PermissionObject, type Scope, scopes } from '../../contract/permissions.ts'
import { Section } from '../ui/Section.tsx'
import { useActionWord } from './actionWord.ts'
import styles from './RolePage.module.css'
import { actionsOf, isScoped, objects, scopeIn, withGrant } from './roleRights.ts'

type Props = { grants: readonly Grant[]; onChange: (grants: Grant[]) => void }

/** Object by action: how far it reaches, or only whether where it has no reach of its own. */
export function RoleGrants({ grants, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Section title={t('people.may')}>
      {objects.map((object) => (
        <fieldset key={object} className={styles.object}>
          <legend>{t(`people.objects.${object}`)}</legend>
          <div className={styles.grid}>
            {actionsOf(object).map((action) => (
              <Choice
                key={action}
                object={object}
                action={action}
                scope={scopeIn(grants, object, action)}
                onChange={(scope) => onChange(withGrant(grants, object, action, scope))}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Section>
  )
}

type ChoiceProps = {
  object: PermissionObject
  action: string
  scope: Scope | null
  onChange: (scope: Scope | null) => void
}

function Choice({ object, action, scope, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const word = useActionWord()(action)
  if (!isScoped(object)) {
    return (
      <Checkbox checked={scope !== null} onChange={(event) => onChange(event.target.checked ? 'all' : null)}>
        {word}
      </Checkbox>
    )
  }
  return (
    <div className={styles.choice}>
      <span aria-hidden>{word}</span>
      <Select<Scope | 'none'>
        aria-label={`${t(`people.objects.${object}`)} ${word}`}
        value={scope ?? 'none'}
        options={[
          { value: 'none', label: t('people.notGranted') },
          ...scopes.map((value) => ({ value, label: t(`choices.scope.${value}`) })),
        ]}
        onChange={(chosen) => onChange(chosen === 'none' ? null : chosen)}
      />
    </div>
  )
}
