import { Link } from '@tanstack/react-router'
import { Alert, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { KnownDecision, KnownRow, previewImport } from '../../contract/imports.ts'
import { useAllCustomFields } from '../custom-fields/api.ts'
import { PlainTable } from '../ui/PlainTable.tsx'
import styles from './KnownRows.module.css'
import { targetLabel } from './targets.ts'
import { useDecide } from './useDecide.ts'

type Field = KnownRow['fields'][number]
type Row = ResultOf<typeof previewImport>['rows'][number]

/** Rows of customers that are there already, each field as it stands beside what the file says. */
export function KnownRows({ importId, rows }: { importId: number; rows: readonly Row[] }) {
  return (
    <ul className={styles.list}>
      {rows.map(
        ({ row, known }) =>
          known && (
            <li key={row}>
              <OneRow importId={importId} row={row} known={known} />
            </li>
          ),
      )}
    </ul>
  )
}

function OneRow({ importId, row, known }: { importId: number; row: number; known: KnownRow }) {
  const { t } = useTranslation()
  const { decide, chosen, refused } = useDecide(importId, row)
  const { customer, owner, by, effect, may, fields } = known
  const decision = chosen ?? known.decision
  return (
    <>
      <div className={styles.head}>
        <div>
          {customer && (
            <Link to="/customers/$id" params={{ id: String(customer.id) }} target="_blank">
              {customer.name}
            </Link>
          )}
          <div className={styles.soft}>
            {[
              customer?.number,
              t(`duplicates.kind.${by}`),
              owner ? t('imports.known.owner', { owner: owner.name }) : t('imports.known.noOwner'),
              effect === 'warn' && t('imports.known.maybe'),
              effect === 'block' && t('imports.known.blocked'),
              `${t('imports.preview.row')} ${row}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
        <Select<KnownDecision>
          aria-label={t('imports.known.row', { row })}
          value={decision}
          onChange={(value) => void decide(value)}
          popupMatchSelectWidth={false}
          options={may.map((value) => ({ value, label: t(`imports.known.decision.${value}`) }))}
        />
      </div>
      {refused && <Alert type="error" role="alert" showIcon title={refused} />}
      {customer ? (
        <Fields row={row} fields={fields} decision={decision} />
      ) : (
        <p className={styles.soft}>{t('imports.known.unseen')}</p>
      )}
    </>
  )
}

function Fields({ row, fields, decision }: Pick<KnownRow, 'fields' | 'decision'> & { row: number }) {
  const { t } = useTranslation()
  const custom = useAllCustomFields()
  const name = ({ target }: Field) => targetLabel(t, target, custom)
  const same = fields.filter(isSame)
  return (
    <>
      <PlainTable
        label={t('imports.known.fields', { row })}
        rows={fields.filter((field) => !isSame(field))}
        rowKey={({ target }) => target}
        columns={[
          {
            key: 'field',
            title: t('imports.known.field'),
            cell: name,
          },
          {
            key: 'before',
            title: t('imports.known.before'),
            cell: ({ before }) => before ?? <span className={styles.soft}>{t('imports.known.none')}</span>,
          },
          { key: 'given', title: t('imports.known.given'), cell: ({ given }) => given },
          {
            key: 'after',
            title: t('imports.known.after'),
            cell: (field) => <After field={field} decision={decision} />,
          },
        ]}
      />
      {same.length > 0 && (
        <p className={styles.soft}>
          {t('imports.known.theSame', { fields: same.map(name).join(t('imports.undo.separator')) })}
        </p>
      )}
    </>
  )
}

/** Told only where it is shown: of a masked value nobody learns whether it is the same. Owner and stage may differ and stay. */
const isSame = ({ before, given, fills, overwrites }: Field) =>
  fills === false && overwrites === false && before === given

function After({ field, decision }: { field: Field; decision: KnownDecision }) {
  const { t } = useTranslation()
  const after = afterOf(field, decision)
  const words = t(`imports.known.${after}`)
  return after === 'filled' || after === 'replaced' ? (
    <strong>{words}</strong>
  ) : (
    <span className={styles.soft}>{words}</span>
  )
}

/** What becomes of a field of the customer that is there. */
function afterOf({ before, fills, overwrites, kept }: Field, decision: KnownDecision) {
  if (decision === 'skip' || decision === 'new') return 'same'
  if (kept) return 'kept'
  const changes = decision === 'fill' ? fills : overwrites
  if (changes === null) return 'unknown'
  if (!changes) return 'same'
  return before === null ? 'filled' : 'replaced'
}
