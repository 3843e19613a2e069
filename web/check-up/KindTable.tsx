import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FindingKind, readCheckUp } from '../../contract/check-up.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './CheckUp.module.css'
import { shownShare } from './percent.ts'

type Props = Pick<ResultOf<typeof readCheckUp>, 'kinds' | 'silentAfterDays'> & {
  importId: number | undefined
}

/** So that those stand together, or first, that one works on together or first. */
const sortOf: Partial<Record<FindingKind, string>> = {
  same_name: 'nameNorm',
  same_code: 'creditCode',
  silent: 'lastFollowUpAt',
}

/** Each kind in a sentence, at how many customers it stands, and the way to them. */
export function KindTable({ kinds, silentAfterDays, importId }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <PlainTable
      label={t('checkUp.kinds')}
      rows={kinds}
      rowKey={({ kind }) => kind}
      columns={[
        { key: 'kind', title: t('checkUp.kind'), cell: ({ kind }) => t(`checkUp.name.${kind}`) },
        {
          key: 'count',
          title: t('checkUp.count'),
          align: 'end',
          cell: ({ count }) => shown.count(count.value, count.capped),
        },
        {
          key: 'share',
          title: t('checkUp.percent'),
          align: 'end',
          cell: ({ share }) => share !== null && shownShare(share),
        },
        {
          key: 'meaning',
          title: t('checkUp.meaning'),
          cell: ({ kind, isWhole }) => (
            <span className={styles.meaning}>
              {t(`checkUp.means.${kind}`, { days: silentAfterDays })}
              {!isWhole && <span className={styles.partly}>{t('checkUp.partly')}</span>}
            </span>
          ),
        },
      ]}
      actions={({ kind }) => (
        <Link
          to="/customers"
          search={{ finding: kind, importId, sort: sortOf[kind] }}
          className={styles.open}
          aria-label={t('checkUp.openOf', { kind: t(`checkUp.name.${kind}`) })}
        >
          {t('checkUp.open')}
        </Link>
      )}
    />
  )
}
