import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../contract/customers.ts'
import { useShown } from '../ui/useShown.ts'
import { DueText } from './DueText.tsx'
import { todayHere } from './days.ts'

type Props = { next: CustomerRow['nextFollowUp']; last: CustomerRow['lastFollowUpAt'] }

/** In the head of a record: when it is followed up next, and when it was last. */
export function NextLine({ next, last }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <>
      {next && (
        <span>
          {t('followups.due.next')} <DueText {...next} today={todayHere()} />
        </span>
      )}
      <span>{last ? `${t('followups.due.last')} ${shown.day(last)}` : t('followups.due.never')}</span>
    </>
  )
}
