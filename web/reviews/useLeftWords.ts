import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { approveEntries } from '../../contract/reviews.ts'

type Left = ResultOf<typeof approveEntries>['leftAlone']

/** Which entries a step has left alone, and why. */
export function useLeftWords(): (left: Left) => string {
  const { t } = useTranslation()
  return (left) =>
    left.map(({ name, why }) => t(`reviews.left.${why}`, { name })).join(t('reviews.separator'))
}
