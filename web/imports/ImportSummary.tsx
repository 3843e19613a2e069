import { useTranslation } from 'react-i18next'
import type { ImportState } from '../../contract/imports.ts'
import { useShown } from '../ui/useShown.ts'

type Counts = Pick<
  ImportState,
  | 'status'
  | 'rowsDone'
  | 'rowsTotal'
  | 'rowsGood'
  | 'rowsBad'
  | 'rowsKnown'
  | 'rowsJoined'
  | 'rowsUpdated'
  | 'problem'
>

/** Where an import stands, in one sentence with its figures. */
export function ImportSummary({ state }: { state: Counts }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const { status, problem } = state
  const done = count(state.rowsDone)
  const total = count(state.rowsTotal)
  const good = count(state.rowsGood)
  const bad = count(state.rowsBad)
  switch (status) {
    case 'reading':
      return t('imports.reading', { done })
    case 'mapping':
      return t('imports.map.rows', { rows: total })
    case 'checking':
      return t('imports.checking', { done, total })
    case 'ready':
      return [
        state.rowsKnown > 0
          ? t('imports.goodKnownBad', { good, known: count(state.rowsKnown), bad })
          : t('imports.goodBad', { good, bad }),
        state.rowsJoined > 0 && t('imports.joined', { joined: count(state.rowsJoined) }),
      ]
        .filter(Boolean)
        .join(t('imports.and'))
    case 'running':
      return t('imports.running', { done, total: good })
    case 'done':
      return state.rowsUpdated > 0
        ? t('imports.countsUpdated', { good, updated: count(state.rowsUpdated), bad })
        : t('imports.counts', { good, bad })
    case 'undoing':
      return t('imports.undo.running')
    case 'failed':
      return problem ? t('imports.failed', { reason: problem.message }) : t('imports.failedPlain')
  }
}
