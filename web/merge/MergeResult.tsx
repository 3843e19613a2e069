import { useTranslation } from 'react-i18next'
import { undoableDays } from '../../contract/merge.ts'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { type Chosen, countsOf, type Preview } from './chosen.ts'

/** What moves, what goes, and whose it is then. */
export function MergeResult({ preview, chosen }: { preview: Preview; chosen: Chosen }) {
  const { t } = useTranslation()
  const shown = useShown()
  const keep = preview.customers.find(({ id }) => id === preview.keepId)
  if (!keep) return null
  const others = preview.customers.filter(({ id }) => id !== keep.id)
  const moving = countsOf(preview, chosen).map(([kind, count]) => t(`merge.${kind}`, { count }))
  const owners = [
    ...new Set(others.flatMap(({ owner }) => (owner && owner.id !== keep.owner?.id ? [owner.name] : []))),
  ]
  return (
    <Section title={t('merge.result')}>
      <p role="status">
        {moving.length > 0
          ? t('merge.moving', { name: keep.name, what: shown.list(moving) })
          : t('merge.nothingMoves')}
      </p>
      {keep.owner && owners.length > 0 && (
        <p>{t('merge.owner', { owner: keep.owner.name, others: shown.list(owners) })}</p>
      )}
      <p>
        {t('merge.gone', {
          names: shown.list(others.map(({ name, number }) => [name, number].filter(Boolean).join(' '))),
          name: keep.name,
          days: undoableDays,
        })}
      </p>
    </Section>
  )
}
