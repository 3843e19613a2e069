import { useTranslation } from 'react-i18next'
import styles from './ChoiceChips.module.css'

type Props<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  value?: Value | null
  onChange?: (value: Value | null) => void
  /** Whether a second tap takes the choice away. */
  mayBeEmpty?: boolean
}

/** A choice of one tap: large enough for a thumb, all choices in sight. */
export function ChoiceChips<Value extends string>({
  label,
  options,
  value,
  onChange,
  mayBeEmpty,
}: Props<Value>) {
  const { i18n } = useTranslation()
  return (
    <fieldset className={styles.chips} lang={i18n.language}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => {
        const isChosen = option.value === value
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange?.(isChosen && mayBeEmpty ? null : option.value)}
          >
            {option.label}
          </button>
        )
      })}
    </fieldset>
  )
}
