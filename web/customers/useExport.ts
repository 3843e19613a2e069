import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { exportCustomers } from '../../contract/customers.ts'
import { startExport } from '../../contract/exports.ts'
import { call, fileUrl } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import type { ListFilters } from './listSearch.ts'

export type ExportQuery = ListFilters & { columns?: string; format: 'xlsx' | 'csv' }

/** Has the list as a file: at once, or where it is long in the background, which the page of exports then shows. */
export function useExport(): (query: ExportQuery) => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return async (query) => {
    try {
      const { id } = await call(startExport, { query })
      if (id === null) {
        const href = fileUrl(exportCustomers, { query })
        Object.assign(document.createElement('a'), { href, download: '' }).click()
        return
      }
      void queries.invalidateQueries({ queryKey: ['exports'] })
      await navigate({ to: '/exports' })
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
  }
}
