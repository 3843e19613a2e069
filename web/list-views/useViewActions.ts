import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  createListView,
  deleteListView,
  pinListViews,
  restoreListView,
  updateListView,
  type ViewAudience,
} from '../../contract/list-views.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { listViewsOptions } from './api.ts'
import type { ListViewState } from './useListView.ts'
import { addressOf, type SavedView, settingsOf, type View, viewsOf } from './views.ts'

export type ViewFormValues = { name: string; sharedWith: ViewAudience; isPinned: boolean }

export type ViewActions = ReturnType<typeof useViewActions>

/** What can be done with views. Steps of a form throw what went wrong, the others say it. */
export function useViewActions({ view, views, filters, layout, open }: ListViewState) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const undoable = useUndoable()
  const { queryKey } = listViewsOptions()
  const askAgain = () => queries.invalidateQueries({ queryKey })
  const attempt = async (step: () => Promise<void>) => {
    try {
      await step()
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
      await askAgain()
    }
  }
  const pinned = views.filter(({ isPinned }) => isPinned).map(({ key }) => key)
  /** Shown at once: who moves one up three times needn't wait three times. */
  const pin = (keys: readonly string[]) =>
    attempt(async () => {
      queries.setQueryData(queryKey, (known) => known && { ...known, pins: [...keys] })
      await call(pinListViews, { body: { keys: [...keys] } })
      await askAgain()
    })

  return {
    pinned,
    pin,
    togglePin: ({ key, isPinned }: View) =>
      pin(isPinned ? pinned.filter((one) => one !== key) : [...pinned, key]),
    save: ({ saved }: SavedView) =>
      attempt(async () => {
        const settings = settingsOf(filters, layout.layout)
        await call(updateListView, {
          params: { id: saved.id },
          body: { version: saved.version, changes: { settings } },
        })
        await askAgain()
        // The view holds now what only this browser did.
        layout.reset()
        void message.success(t('listViews.saved', { name: saved.name }))
      }),
    saveAs: async ({ name, sharedWith, isPinned }: ViewFormValues) => {
      const settings = settingsOf(filters, layout.layout)
      const { id } = await call(createListView, { body: { name, sharedWith, settings } })
      if (isPinned) await pin([...pinned, String(id)])
      else await askAgain()
      // What was changed is the new view's from now on.
      if (view?.saved) layout.reset()
      open({ ...filters, view: id })
    },
    edit: async ({ saved }: SavedView, { name, sharedWith }: Pick<ViewFormValues, 'name' | 'sharedWith'>) => {
      await call(updateListView, {
        params: { id: saved.id },
        body: { version: saved.version, changes: { name, sharedWith } },
      })
      await askAgain()
    },
    remove: ({ key, saved: { id, name } }: SavedView) =>
      attempt(async () => {
        await call(deleteListView, { params: { id } })
        const all = viewsOf().find(({ preset }) => preset === 'all')
        if (view?.key === key && all) open(addressOf(all))
        await askAgain()
        undoable(t('listViews.deleted', { name }), t('customers.page.undo'), () =>
          attempt(async () => {
            await call(restoreListView, { params: { id } })
            await askAgain()
          }),
        )
      }),
    restore: () => {
      if (!view) return
      if (view.saved) layout.reset()
      open(addressOf(view))
    },
  }
}
