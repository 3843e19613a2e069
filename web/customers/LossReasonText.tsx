import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { stageChangesOptions } from './api.ts'

/** Why the customer was lost, beside the stage; nothing where it wasn't asked when it was entered. */
export function LossReasonText({ customerId }: { customerId: number }) {
  const { t } = useTranslation()
  const changes = useQuery(stageChangesOptions(customerId))
  const last = changes.data?.rows[0]
  if (!last?.reason) return null
  const words =
    last.reason === 'other' && last.note ? last.note : t(`changes.stage.lossReasons.${last.reason}`)
  return <span>{words}</span>
}
