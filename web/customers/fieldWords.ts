import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { choiceOf } from '../../contract/values/choiceOf.ts'
import { keyOfField, useCustomWords } from '../custom-fields/customWords.ts'
import { type Shown, useShown } from '../ui/useShown.ts'
import { colleaguesOptions, departmentsOptions, industriesOptions, regionsOptions } from './choices.ts'
import { regionName } from './regions.ts'

type Names = Record<
  'industryId' | 'ownerId' | 'departmentId' | 'regionCode' | 'reportsToId' | 'contactId',
  (key: unknown) => string | undefined
>

/** A kept value as people say it: `制造业`, `李娜`, `50–80 万元`, `2024-06-20`. Empty text for no value. */
export function fieldWords(t: TFunction, shown: Shown, names: Names, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) {
    const words = value.map((part: unknown) => fieldWords(t, shown, names, field, part))
    return words.join(t('contacts.separator'))
  }
  if (typeof value === 'boolean') return value ? t('customers.history.yes') : t('customers.history.no')
  if (isRange(value)) return field === 'headcount' ? shown.headcount(value) : shown.moneyRange(value)
  if (field === 'totalAssets') return shown.money(Number(value))
  if (field === 'country') return countryName(String(value), t)
  if (field in names) return names[field as keyof Names](value) ?? String(value)
  const choice = (choiceOf as Record<string, string>)[field]
  if (choice) return t(`choices.${choice}.${String(value)}` as 'choices.stage.deal', String(value))
  if (typeof value === 'object') return 'shown' in value ? String(value.shown) : JSON.stringify(value)
  return String(value)
}

export type FieldWords = (field: string, value: unknown) => string

/** Fetches names only for fields that appear. `contacts` gives the names behind "reports to" and of plans. */
export function useFieldWords(
  fields: ReadonlySet<string>,
  contacts: readonly { id: number; name: string }[] = [],
) {
  const { t } = useTranslation()
  const shown = useShown()
  const industries = useQuery({ ...industriesOptions(), enabled: fields.has('industryId') })
  const colleagues = useQuery({ ...colleaguesOptions(), enabled: fields.has('ownerId') })
  const departments = useQuery({ ...departmentsOptions(), enabled: fields.has('departmentId') })
  const regions = useQuery({ ...regionsOptions(), enabled: fields.has('regionCode') })
  const nameIn = (rows: readonly { id: number; name: string }[] | undefined) => (key: unknown) =>
    rows?.find(({ id }) => id === Number(key))?.name
  const names: Names = {
    industryId: nameIn(industries.data?.rows),
    ownerId: (key) =>
      nameIn(colleagues.data?.rows)(key) ?? t('customers.history.unknownPerson', { id: String(key) }),
    departmentId: nameIn(departments.data?.rows),
    reportsToId: nameIn(contacts),
    contactId: nameIn(contacts),
    regionCode: (code) => (regions.data ? regionName(regions.data.rows, String(code)) : undefined),
  }
  const custom = useCustomWords([...fields].some((field) => keyOfField(field) !== undefined))
  return (field: string, value: unknown) =>
    custom.sayOf(field, value) ?? fieldWords(t, shown, names, field, value)
}

function countryName(code: string, t: TFunction): string {
  return new Intl.DisplayNames([t('customers.language')], { type: 'region' }).of(code) ?? code
}

function isRange(value: unknown): value is { min: number | null; max: number | null } {
  return typeof value === 'object' && value !== null && 'min' in value && 'max' in value
}
