import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MergedField } from '../../contract/merge.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import type { Chosen, Preview } from './chosen.ts'
import { FieldCards } from './FieldCards.tsx'
import { FieldTable } from './FieldTable.tsx'
import styles from './Merge.module.css'

type Props = {
  preview: Preview
  chosen: Chosen
  onKeep: (id: number) => void
  onChoose: (field: string, id: number) => void
}

/** What both ways to show the fields need. */
export type FieldProps = Props & {
  fields: readonly MergedField[]
  label: (field: string) => string
  /** A value as people say it; empty text for none. */
  say: (field: string, value: unknown) => string
}

/** What differs stands first; what is the same is folded. */
export function FieldChoices(props: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [isUnfolded, setUnfolded] = useState(false)
  const { fields } = props.preview
  const custom = useCustomWords(fields.some(({ field }) => field.startsWith('custom.')))
  const say = useFieldWords(new Set(fields.map(({ field }) => field)))
  const label = (field: string) =>
    custom.labelOf(field) ?? t(`fields.customer.${field}` as 'fields.customer.name', field)
  const same = fields.filter(({ differs }) => !differs)
  const differing = fields.filter(({ differs }) => differs)
  const shown = isUnfolded ? [...differing, ...same] : differing
  const Fields = isPhone ? FieldCards : FieldTable
  return (
    <>
      <Fields {...props} fields={shown} label={label} say={say} />
      {differing.length === 0 && <p className={styles.soft}>{t('merge.noDifference')}</p>}
      {same.length > 0 && (
        <Button
          type="link"
          size="small"
          className={styles.fold}
          icon={isUnfolded ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {t('merge.same', { count: same.length })}
        </Button>
      )}
    </>
  )
}
