import { type FormInstance, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './CollisionChoices.module.css'
import { placeOf } from './rebase.ts'
import type { ToldCollision } from './useEdit.ts'
import { useShown } from './useShown.ts'

type Props = {
  collisions: readonly ToldCollision[]
  label: (field: string) => string
  /** A value as people say it; empty text for none. */
  say: (field: string, value: unknown) => string
  form: Pick<FormInstance, 'setFieldValue'>
}

/** Field by field both values side by side, with who and when; mine is kept unless theirs is chosen. */
export function CollisionChoices({ collisions, label, say, form }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const top = useRef<HTMLParagraphElement>(null)
  // It stands above a long form that was saved from its end.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'center' })
  }, [])
  const words = (field: string, value: unknown) => say(field, value) || t('customers.history.cleared')
  const theirWords = ({ by, at }: ToldCollision) =>
    by && at
      ? t('changes.collision.theirs', { name: by, at: shown.instant(at) })
      : t('changes.collision.theirsUnknown')
  return (
    <>
      <p ref={top}>{t(collisions.length > 0 ? 'changes.collision.hint' : 'changes.collision.hintNone')}</p>
      {collisions.map((collision) => {
        const { field, mine, theirs, take } = collision
        return (
          <fieldset key={field} className={styles.field}>
            <legend>{label(field)}</legend>
            <Radio.Group
              defaultValue="mine"
              vertical
              options={[
                { value: 'mine', label: `${t('changes.collision.yours')}: ${words(field, mine)}` },
                { value: 'theirs', label: `${theirWords(collision)}: ${words(field, theirs)}` },
              ]}
              onChange={({ target }) =>
                form.setFieldValue(placeOf(field), target.value === 'mine' ? mine : take)
              }
            />
          </fieldset>
        )
      })}
    </>
  )
}
