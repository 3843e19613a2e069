import { CloseOutlined, SwapOutlined, TagOutlined, UserSwitchOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customer-fields.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import type { Stage } from '../../contract/stage.ts'
import styles from './BatchBar.module.css'
import { StageTag } from './StageTag.tsx'
import { mostChosen, type Selection } from './useSelection.ts'

const AssignForm = lazy(async () => ({ default: (await import('./AssignForm.tsx')).AssignForm }))
const ManyStagesForm = lazy(async () => ({ default: (await import('./ManyStagesForm.tsx')).ManyStagesForm }))
const ManyTagsForm = lazy(async () => ({ default: (await import('./ManyTagsForm.tsx')).ManyTagsForm }))

type Props = {
  selection: Selection
  /** Those that can be chosen. */
  rows: readonly CustomerRow[]
  onLeave: () => void
}

/** What can be done with all chosen customers at once. Each step shows first whom it would touch. */
export function BatchBar({ selection, rows, onLeave }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'assign' | 'tag' | Stage | null>(null)
  const ids = [...selection.chosen]
  const chosen = rows.filter(({ id }) => selection.chosen.has(id))
  // Before anything is chosen the bar shows what there will be; then, what some of the chosen allow.
  const asked = chosen.length > 0 ? chosen : rows
  const mayAssign = asked.some(({ can }) => can.assign)
  const mayEdit = asked.some(({ can }) => can.edit)
  const loaded = rows.length
  const isNone = ids.length === 0
  const close = () => setOpen(null)
  const done = () => {
    setOpen(null)
    onLeave()
  }
  const forms = { ids, onClose: close, onDone: done }
  return (
    <section className={styles.bar} aria-label={t('changes.batch.bar')}>
      <span className={styles.count} role="status">
        {t('changes.batch.chosen', { count: ids.length })}
        {ids.length === mostChosen && ` · ${t('changes.batch.most', { count: mostChosen })}`}
      </span>
      {ids.length < Math.min(loaded, mostChosen) && (
        <Button type="link" size="small" onClick={selection.chooseAll}>
          {t('changes.batch.chooseLoaded', { count: Math.min(loaded, mostChosen) })}
        </Button>
      )}
      <Button type="text" icon={<CloseOutlined aria-hidden />} onClick={onLeave}>
        {t('changes.batch.leave')}
      </Button>
      <span className={styles.actions}>
        {mayAssign && (
          <Button
            icon={<UserSwitchOutlined aria-hidden />}
            disabled={isNone}
            onClick={() => setOpen('assign')}
          >
            {t('changes.batch.assign')}
          </Button>
        )}
        {mayEdit && (
          <Dropdown
            trigger={['click']}
            disabled={isNone}
            menu={{
              items: stages.map((stage) => ({
                key: stage,
                label: <StageTag stage={stage} />,
                onClick: () => setOpen(stage),
              })),
            }}
          >
            <Button icon={<SwapOutlined aria-hidden />}>{t('changes.batch.stage')}</Button>
          </Dropdown>
        )}
        {mayEdit && (
          <Button icon={<TagOutlined aria-hidden />} disabled={isNone} onClick={() => setOpen('tag')}>
            {t('changes.batch.tag')}
          </Button>
        )}
      </span>
      <Suspense>
        {open === 'assign' && <AssignForm {...forms} />}
        {open === 'tag' && <ManyTagsForm {...forms} />}
        {open !== null && open !== 'assign' && open !== 'tag' && <ManyStagesForm stage={open} {...forms} />}
      </Suspense>
    </section>
  )
}
