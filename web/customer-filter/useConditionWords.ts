import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  conditionsIn,
  type FilterCondition,
  type FilterNode,
  isCustomField,
  partsOf,
} from '../../contract/customer-filter.ts'
import { decimalText } from '../../contract/values/money.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'
import { fieldLabel } from '../customers/fieldLabel.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { tagsOptions } from '../tags/api.ts'
import { useShown } from '../ui/useShown.ts'
import { stretchOf } from './stretches.ts'
import { type FieldInfo, useFilterFields } from './useFilterFields.ts'
import { wayWord } from './wayWord.ts'

/** A condition or a group as a sentence: `生命周期 是 成交、意向`. Names are fetched only for fields that appear. */
export function useConditionWords(tree: FilterNode | null): (node: FilterNode) => string {
  const { t } = useTranslation()
  const shown = useShown()
  const fields = useFilterFields()
  const asked = new Set<string>(tree ? conditionsIn(tree).map(({ field }) => nameOf(field)) : [])
  const words = useFieldWords(new Set([...asked].map((name) => (name === 'createdBy' ? 'ownerId' : name))))
  const custom = useCustomWords([...asked].some((name) => name.startsWith('cf_')))
  const tags = useQuery({ ...tagsOptions(), enabled: asked.has('tags') })

  const entry = (info: FieldInfo, value: string | number): string => {
    if (value === 'me' || value === 'mine' || value === 'below') return t(`filter.${value}`)
    if (info.custom) return custom.say(info.custom, value)
    if (info.field === 'tags')
      return tags.data?.rows.flatMap((group) => group.tags).find(({ id }) => id === value)?.name ?? '…'
    return words(info.field === 'createdBy' ? 'ownerId' : nameOf(info.field), value)
  }
  const bound = (info: FieldInfo, value: number | string | undefined): string => {
    if (value === undefined || typeof value === 'string') return value ?? ''
    if (info.custom) return custom.say(info.custom, value)
    if (info.field === 'headcount') return `${decimalText(value, 0)} ${t('filter.people')}`
    return info.field === 'contactCount' ? String(value) : shown.money(value)
  }
  const condition = ({ field, ...wanted }: FilterCondition): string => {
    const info = fields.find((one) => one.field === field)
    if (!info)
      return isCustomField(field) ? t('filter.gone') : t('filter.unseen', { field: fieldLabel(t, field) })
    const { label } = info
    const entries = wanted.any ?? wanted.none
    if (entries) {
      const value = shown.list(entries.map((one) => entry(info, one)))
      return t(`filter.says.${wanted.any ? 'any' : 'none'}`, { field: label, value })
    }
    if (wanted.contains !== undefined)
      return t('filter.says.contains', { field: label, value: wanted.contains })
    if (wanted.lacks !== undefined) return t('filter.says.lacks', { field: label, value: wanted.lacks })
    if (wanted.within) return t('filter.says.within', { field: label, value: stretchWords(wanted.within) })
    if (wanted.is !== undefined)
      return t('filter.says.is', { field: label, value: t(`customers.history.${wanted.is ? 'yes' : 'no'}`) })
    if (wanted.empty !== undefined)
      return t(`filter.says.${wayWord(field, wanted.empty ? 'empty' : 'filled')}`, { field: label })
    const [from, to] = [bound(info, wanted.min), bound(info, wanted.max)]
    const which = from === '' ? 'to' : to === '' ? 'from' : 'between'
    return t(`filter.says.${which}`, { field: label, from, to })
  }
  const stretchWords = (within: NonNullable<FilterCondition['within']>) => {
    const stretch = stretchOf(within)
    if (!stretch) return t('filter.otherStretch')
    const { name, days } = stretch
    return days === undefined
      ? t(`filter.stretches.${name as 'today'}`)
      : t(`filter.countedIs.${name as 'lastDays'}`, { days })
  }
  const say = (node: FilterNode): string => {
    if ('field' in node) return condition(node)
    const parts = partsOf(node).map((part) => ('field' in part ? say(part) : `(${say(part)})`))
    return parts.join(t('all' in node ? 'filter.and' : 'filter.or'))
  }
  return say
}

/** What the field is called on its record. */
const nameOf = (field: FilterCondition['field']) => field.replace('contact.', '')
