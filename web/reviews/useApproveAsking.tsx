import { useTranslation } from 'react-i18next'
import type { MissingField } from '../../contract/field-sets.ts'
import { useConfirm } from '../ui/useConfirm.ts'
import styles from './reviews.module.css'
import { useMissingWords } from './useMissingWords.ts'

type Entry = { name: string; missing: readonly MissingField[] }

/** So many are named. */
const most = 10

/** Approves at once what is complete; of what isn't it says first what each entry lacks, and goes on if told to. */
export function useApproveAsking(): (entries: readonly Entry[], approve: () => void) => void {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const missingWords = useMissingWords()
  return (entries, approve) => {
    const lacking = entries.filter(({ missing }) => missing.length > 0)
    if (lacking.length === 0) return approve()
    confirm({
      title: t('reviews.approveLackingTitle', { count: lacking.length }),
      text: (
        <>
          <ul className={styles.lacking}>
            {lacking.slice(0, most).map(({ name, missing }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two entries may have one name
              <li key={at}>{t('reviews.reason', { field: name, reason: missingWords(missing) })}</li>
            ))}
          </ul>
          {lacking.length > most && <p>{t('reviews.lackingMore', { count: lacking.length - most })}</p>}
        </>
      ),
      action: t('reviews.approveLacking'),
      run: async () => approve(),
    })
  }
}
