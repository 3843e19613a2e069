import { useTranslation } from 'react-i18next'
import { stages } from '../../contract/customer-fields.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { previewHandOver } from '../../contract/hand-over.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import styles from './HandOverPage.module.css'

type Row = ResultOf<typeof previewHandOver>['rows'][number]

/** Who would get how much of what. */
export function PreviewTable({ rows, inTrash }: { rows: readonly Row[]; inTrash: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.preview}>
      <p className={styles.soft}>
        {t('changes.handOver.previewText')}
        {inTrash > 0 && ` ${t('changes.handOver.previewTrash', { count: inTrash })}`}
      </p>
      <PlainTable<Row>
        label={t('changes.handOver.preview')}
        rows={rows}
        rowKey={({ person }) => person.id}
        columns={[
          { key: 'person', title: t('changes.handOver.taker'), cell: ({ person }) => person.name },
          {
            key: 'customers',
            title: t('changes.handOver.customers'),
            align: 'end',
            cell: ({ customers }) => customers,
          },
          ...stages.map((stage) => ({
            key: stage,
            title: t(`choices.stage.${stage}`),
            align: 'end' as const,
            cell: ({ byStage }: Row) => byStage[stage],
          })),
          { key: 'plans', title: t('changes.handOver.plans'), align: 'end', cell: ({ plans }) => plans },
          { key: 'shares', title: t('changes.handOver.shares'), align: 'end', cell: ({ shares }) => shares },
        ]}
      />
    </div>
  )
}
