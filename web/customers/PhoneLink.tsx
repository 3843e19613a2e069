import { useTranslation } from 'react-i18next'
import { useBarredLink } from '../contacts/useStillReach.ts'
import { dialOf } from './dial.ts'

/** A number to tap, or only its masked text. */
export function PhoneLink({ shown, name, isBarred }: { shown: string; name: string; isBarred: boolean }) {
  const { t } = useTranslation()
  const call = useBarredLink(name, isBarred)
  const dial = dialOf(shown)
  if (!dial) return <span>{shown}</span>
  return (
    <a href={dial} aria-label={`${t('customers.call', { name })} ${shown}`} {...call}>
      {shown}
    </a>
  )
}
