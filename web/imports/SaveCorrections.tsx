import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { correctImport } from '../../contract/import-corrections.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useShown } from '../ui/useShown.ts'
import { importOptions } from './api.ts'
import styles from './Corrections.module.css'
import { type DraftStore, useDrafts } from './draftStore.ts'
import { afterSave, countDrafts, noDrafts, toSave } from './drafts.ts'

/** Stays in sight while something waits to be saved: all of it at once, then every row is checked again. */
export function SaveCorrections({ id, store }: { id: number; store: DraftStore }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const waiting = useDrafts(store, countDrafts)
  const save = useSave(id, store)
  if (waiting === 0) return null
  return (
    <div className={styles.save}>
      <span role="status">{t('imports.correct.pending', { shown: count(waiting) })}</span>
      <Button disabled={save.isPending} onClick={() => store.change(noDrafts)}>
        {t('imports.correct.discard')}
      </Button>
      <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
        {t('imports.correct.save')}
      </Button>
      {save.error && (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={reasonOf(save.error, t('app.pageFailedUnknown'))}
          style={{ flexBasis: '100%' }}
        />
      )}
    </div>
  )
}

function useSave(id: number, store: DraftStore) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const sent = toSave(store.read())
      const { refused } = await call(correctImport, { params: { id }, body: sent })
      return { sent, refused }
    },
    onSuccess: ({ sent, refused }) => {
      store.change(afterSave(store.read(), sent, refused))
      if (refused.length === sent.corrections.length + sent.mends.length) return
      // The check may be over before it is asked for; rows of before mustn't be shown once more.
      queries.setQueryData(
        importOptions(id).queryKey,
        (state) => state && { ...state, status: 'checking' as const, rowsDone: 0 },
      )
      queries.removeQueries({ queryKey: ['imports', 'rows', id] })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['imports', 'one', id] }),
  })
}
