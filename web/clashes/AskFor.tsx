import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { askForCustomer } from '../../contract/clashes.ts'
import type { MetDuplicate } from '../../contract/duplicates.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { clashChanged } from './api.ts'
import { SayForm } from './SayForm.tsx'

export type AskedWords = Omit<BodyOf<typeof askForCustomer>, 'ownerId' | 'matched' | 'reason'>

type Props = {
  met: MetDuplicate
  /** What was entered, by which the customer was met. */
  asked: AskedWords
  onAsked: (sentence: string) => void
  onClose: () => void
}

/** Asks for a customer that was met while typing, with a reason for who rules. */
export function AskFor({ met, asked, onAsked, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const ask = async (reason: string) => {
    const body = { ...asked, ownerId: met.owner?.id ?? null, matched: met.matched, reason }
    const { rulers, dueOn } = await call(askForCustomer, { body })
    await clashChanged(queries)
    const names = rulers.map((one) => one.name).join(t('clashes.or'))
    onAsked(names ? t('clashes.sent', { rulers: names, due: dueOn }) : t('clashes.sentToNobody'))
  }
  return (
    <SayForm
      label={t('clashes.reason')}
      hint={t('clashes.reasonHint')}
      action={t('clashes.send')}
      onSay={ask}
      aside={<Button onClick={onClose}>{t('form.cancel')}</Button>}
    />
  )
}
