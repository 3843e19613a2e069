import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { continueImport, type ImportState } from '../../contract/imports.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './imports.module.css'

/** The sheets of the same file that have something in them: contacts and follow-ups often stand in one of their own. */
export function OtherSheets({ state: { id, sheet, sheets } }: { state: ImportState }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [refused, setRefused] = useState<string | null>(null)
  const others = sheets
    .map(({ name, rows, hidden }, index) => ({ name, rows, hidden, index }))
    .filter(({ rows, hidden, index }) => rows > 0 && !hidden && index !== sheet)
  if (others.length === 0) return null
  const goOn = async (index: number) => {
    setRefused(null)
    try {
      const next = await call(continueImport, { params: { id }, body: { sheet: index } })
      await queries.invalidateQueries({ queryKey: ['imports', 'list'] })
      await navigate({ to: '/imports/$id', params: { id: String(next.id) } })
    } catch (error) {
      setRefused(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
  return (
    <div className={styles.bar}>
      <span>{t('imports.done.next')}</span>
      {others.map(({ name, rows, index }) => (
        <Button key={index} onClick={() => void goOn(index)}>
          {t('imports.done.sheet', { name, rows: count(rows) })}
        </Button>
      ))}
      {refused && <Alert type="error" role="alert" showIcon title={refused} />}
    </div>
  )
}
