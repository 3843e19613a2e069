import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orderTagGroups, orderTags, type TagGroup } from '../../contract/tags.ts'
import { call } from '../app/call.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { moved } from '../ui/moved.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { tagsOptions } from './api.ts'
import { LabelLine } from './LabelLine.tsx'
import { TagForm } from './TagForm.tsx'
import { TagGroupForm } from './TagGroupForm.tsx'
import { TagGroupRow } from './TagGroupRow.tsx'

type Open = { group: TagGroup | null } | { groupId: number; tag: TagGroup['tags'][number] | null; of: string }

export function TagSettingsPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tags = useQuery(tagsOptions())
  const [open, setOpen] = useState<Open | null>(null)
  const groups = tags.data?.rows ?? []
  const run = async (step: Promise<unknown>) => {
    try {
      await step
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
    await queries.invalidateQueries({ queryKey: tagsOptions().queryKey })
  }
  return (
    <>
      <PageHead
        title={t('tags.title')}
        note={t('tags.settingsNote')}
        actions={<Button onClick={() => setOpen({ group: null })}>{t('tags.newGroup')}</Button>}
      />
      {tags.isPending && <RowsSkeleton />}
      {tags.isError && <ErrorState error={tags.error} reset={() => void tags.refetch()} />}
      {tags.data && (
        <Section title={t('tags.title')} note={t('tags.derivedNote')}>
          {groups.map((group, index) => (
            <TagGroupRow
              key={group.id}
              group={group}
              isFirst={index === 0}
              isLast={index === groups.length - 1}
              onMove={(by) =>
                void run(call(orderTagGroups, { body: { ids: moved(idsOf(groups), index, by) } }))
              }
              onMoveTag={(place, by) => {
                const ids = moved(idsOf(group.tags), place, by)
                void run(call(orderTags, { params: { id: group.id }, body: { ids } }))
              }}
              onEdit={() => setOpen({ group })}
              onTag={(tag) => setOpen({ groupId: group.id, tag, of: group.name })}
            />
          ))}
        </Section>
      )}
      <LabelLine />
      {open && 'group' in open && <TagGroupForm group={open.group} onClose={() => setOpen(null)} />}
      {open && 'groupId' in open && <TagForm {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
