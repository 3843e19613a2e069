import { useTranslation } from 'react-i18next'
import type { View } from './views.ts'

/** What a view is called; the one that isn't there for the reader goes by what it is: not saved. */
export function useViewName(): (view: View | null) => string {
  const { t } = useTranslation()
  return (view) => {
    if (view === null) return t('listViews.unsaved')
    return view.preset ? t(`listViews.presets.${view.preset}`) : view.saved.name
  }
}
