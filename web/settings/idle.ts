import { useTranslation } from 'react-i18next'

/** In minutes: half an hour to 30 days. */
export const idleChoices = [30, 60, 120, 480, 1440, 10_080, 43_200] as const

export function useIdleText(): (minutes: number) => string {
  const { t } = useTranslation()
  return (minutes) => {
    if (minutes % 1440 === 0) return t('settings.idleDays', { count: minutes / 1440 })
    if (minutes % 60 === 0) return t('settings.idleHours', { count: minutes / 60 })
    return t('settings.idleMinutes', { count: minutes })
  }
}
