import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Names the page in the browser's tab and history. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = page ? t('app.documentTitle', { page }) : t('app.name')
  }, [page, t])
}
