import { useTranslation } from 'react-i18next'
import { dialOf } from './dial.ts'

/** A number to tap, or only its masked text. */
export function PhoneLink({ shown, name }: { shown: string; name: string }) {
  const { t } = useTranslation()
  const dial = dialOf(shown)
  if (!dial) return <span>{shown}</span>
  return (
    <a href={dial} aria-label={`${t('customers.call', { name })} ${shown}`}>
      {shown}
    </a>
  )
}
