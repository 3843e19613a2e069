import {
  DeleteOutlined,
  DownloadOutlined,
  EllipsisOutlined,
  MergeCellsOutlined,
  SwapOutlined,
  TagOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customer-fields.ts'
import type { CustomerRow } from '../../contract/customers.ts'
import { mostMerged } from '../../contract/merge.ts'
import type { Stage } from '../../contract/stage.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './BatchBar.module.css'
import type { ListFilters } from './listSearch.ts'
import { StageTag } from './StageTag.tsx'

const AssignForm = lazy(async () => ({ default: (await import('./AssignForm.tsx')).AssignForm }))
const ManyStagesForm = lazy(async () => ({ default: (await import('./ManyStagesForm.tsx')).ManyStagesForm }))
const ManyTagsForm = lazy(async () => ({ default: (await import('./ManyTagsForm.tsx')).ManyTagsForm }))
const ManySharesForm = lazy(async () => ({
  default: (await import('../shares/ManySharesForm.tsx')).ManySharesForm,
}))
const ManyExport = lazy(async () => ({ default: (await import('./ManyExport.tsx')).ManyExport }))
const ManyDeletion = lazy(async () => ({ default: (await import('./ManyDeletion.tsx')).ManyDeletion }))

/** What is done by one click; the stage has a menu of its own. In the order of the bar. */
const steps = [
  { key: 'assign', needs: 'assign', icon: <UserSwitchOutlined aria-hidden /> },
  { key: 'tag', needs: 'edit', icon: <TagOutlined aria-hidden /> },
  { key: 'share', needs: 'share', icon: <TeamOutlined aria-hidden /> },
  { key: 'export', needs: 'export', icon: <DownloadOutlined aria-hidden /> },
  { key: 'merge', needs: 'merge', icon: <MergeCellsOutlined aria-hidden /> },
  { key: 'delete', needs: 'delete', icon: <DeleteOutlined aria-hidden /> },
] as const
type Step = (typeof steps)[number]['key']

type Props = {
  chosen: ReadonlySet<number>
  rows: readonly CustomerRow[]
  sort: ListFilters['sort']
  columns: string
  onLeave: () => void
}

/** Each step shows first whom it would touch. On a phone most of them are behind 更多. */
export function BatchActions({ chosen, rows, sort, columns, onLeave }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Step | Stage | null>(null)
  const ids = [...chosen]
  const isNone = ids.length === 0
  const here = rows.filter(({ id }) => chosen.has(id))
  // Before anything is chosen, and where rows of the chosen aren't there, the bar shows what the list allows.
  const asked = isNone || here.length < ids.length ? rows : here
  const may = (verb: keyof CustomerRow['can']) => asked.some(({ can }) => can[verb])
  const allowed = steps.filter(({ needs }) => may(needs))
  const shown = isPhone ? allowed.slice(0, 1) : allowed
  const behind = allowed.slice(shown.length)
  const forms = {
    ids,
    onClose: () => setOpen(null),
    onDone: () => {
      setOpen(null)
      onLeave()
    },
  }
  const isMergeable = ids.length > 1 && ids.length <= mostMerged
  const isOff = (key: Step) => isNone || (key === 'merge' && !isMergeable)
  // Two to five are looked at side by side, on a page of its own.
  const begin = (key: Step) => {
    if (key === 'merge') void navigate({ to: '/customers/merge', search: { ids: ids.join(',') } })
    else setOpen(key)
  }
  const button = ({ key, icon }: (typeof steps)[number]) => (
    <Button
      key={key}
      icon={icon}
      danger={key === 'delete'}
      disabled={isOff(key)}
      title={key === 'merge' ? t('changes.batch.mergeHowMany', { count: mostMerged }) : undefined}
      onClick={() => begin(key)}
    >
      {t(`changes.batch.${key}`)}
    </Button>
  )
  return (
    <span className={styles.actions}>
      {shown.filter(isFirst).map(button)}
      {may('edit') && (
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
      {shown.filter((step) => !isFirst(step)).map(button)}
      {behind.length > 0 && (
        <Dropdown
          trigger={['click']}
          disabled={isNone}
          menu={{
            items: behind.map(({ key, icon }) => ({
              key,
              icon,
              danger: key === 'delete',
              disabled: isOff(key),
              label: t(`changes.batch.${key}`),
              onClick: () => begin(key),
            })),
          }}
        >
          <Button icon={<EllipsisOutlined aria-hidden />}>{t('changes.batch.more')}</Button>
        </Dropdown>
      )}
      <Suspense>
        {open === 'assign' && <AssignForm {...forms} />}
        {open === 'tag' && <ManyTagsForm {...forms} />}
        {open === 'share' && <ManySharesForm {...forms} />}
        {open === 'export' && <ManyExport sort={sort} columns={columns} {...forms} />}
        {open === 'delete' && <ManyDeletion {...forms} />}
        {isStage(open) && <ManyStagesForm stage={open} {...forms} />}
      </Suspense>
    </span>
  )
}

/** Before the menu of stages; the others come after it. */
const isFirst = ({ key }: { key: Step }) => key === 'assign'
const isStage = (open: string | null): open is Stage => stages.some((stage) => stage === open)
