import type { TFunction } from 'i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { goesAlong, type previewDeletion, type restoreCustomers } from '../../contract/trash.ts'

type Along = Pick<ResultOf<typeof previewDeletion>, (typeof goesAlong)[number]>

/** `连同 3 位联系人、1 个附件。`; nothing where nothing hangs on the customers. */
export function goingAlong(t: TFunction, list: (parts: readonly string[]) => string, along: Along): string {
  const parts = goesAlong
    .filter((what) => along[what] > 0)
    .map((what) => t(`changes.delete.${what}`, { count: along[what] }))
  return parts.length === 0 ? '' : t('changes.delete.along', { parts: list(parts) })
}

/** What came back from the trash, what of it is to be looked at, and why the rest didn't. */
export function restoredWords(t: TFunction, result: ResultOf<typeof restoreCustomers>): string {
  const { restored, alike, leftAlone, unknown } = result
  const count = (reason: string) => leftAlone.filter(({ why }) => why === reason).length
  const rest = [
    ['alike', alike],
    ['duplicate', count('duplicate')],
    ['notAllowed', count('not_allowed')],
    ['gone', unknown],
  ] as const
  return [
    t('changes.delete.restored', { count: restored.length }),
    ...rest.filter(([, left]) => left > 0).map(([why, left]) => t(`changes.delete.${why}`, { count: left })),
  ].join(t('changes.delete.joint'))
}
