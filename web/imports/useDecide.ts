import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideKnown, type KnownDecision } from '../../contract/imports.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'

/** Says what becomes of all known customers, or of one row's; what was chosen shows at once. */
export function useDecide(importId: number, row?: number) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<KnownDecision | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const decide = async (decision: KnownDecision) => {
    setChosen(decision)
    setRefused(null)
    try {
      await call(decideKnown, {
        params: { id: importId },
        body: { decision, ...(row !== undefined && { rowNumbers: [row] }) },
      })
      await queries.invalidateQueries({ queryKey: ['imports'] })
    } catch (error) {
      setRefused(reasonOf(error, t('app.pageFailedUnknown')))
    }
    setChosen(null)
  }
  return { decide, chosen, refused }
}
