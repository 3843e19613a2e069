import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { choicesOf } from '../customers/choiceLists.ts'
import { colleaguesOptions, departmentsOptions, industriesOptions } from '../customers/choices.ts'
import { countries } from '../customers/countries.ts'
import { departmentChoices } from '../customers/departmentChoices.ts'
import { groupsOptions } from '../groups/api.ts'
import { tagsOptions } from '../tags/api.ts'
import { offeredGroups } from '../tags/offered.ts'
import type { FieldInfo } from './useFilterFields.ts'

type Entry = { value: string | number; label: string }
type Entries = {
  options: (Entry | { label: string; options: Entry[] })[]
  isLoading: boolean
  /** Too many to offer at once: what is typed is asked of the server. */
  searches?: boolean
}

/** What can be chosen for a field, fetched when its condition is there. */
export function useEntries({ field, kind, custom }: FieldInfo, typed: string): Entries {
  const { t } = useTranslation()
  const industries = useQuery({ ...industriesOptions(), enabled: field === 'industryId' })
  const colleagues = useQuery({ ...colleaguesOptions(), enabled: kind === 'person' })
  const departments = useQuery({ ...departmentsOptions(), enabled: kind === 'department' })
  const tags = useQuery({ ...tagsOptions(), enabled: kind === 'tags' })
  const groups = useQuery({ ...groupsOptions(typed), enabled: field === 'groupId' })
  const named = ({ id, name }: { id: number; name: string }) => ({ value: id, label: name })

  // Retired options too: records still hold them.
  if (custom)
    return { options: custom.options.map(({ key, label }) => ({ value: key, label })), isLoading: false }
  if (field === 'country') {
    const names = new Intl.DisplayNames([t('customers.language')], { type: 'region' })
    return {
      options: countries.map((value) => ({ value, label: names.of(value) ?? value })),
      isLoading: false,
    }
  }
  const choices = choicesOf(t, field)
  if (choices) return { options: choices, isLoading: false }
  if (kind === 'person')
    return {
      options: [{ value: 'me', label: t('filter.me') }, ...(colleagues.data?.rows ?? []).map(named)],
      isLoading: colleagues.isFetching,
    }
  if (kind === 'department')
    return {
      options: [
        { value: 'mine', label: t('filter.mine') },
        { value: 'below', label: t('filter.below') },
        ...departmentChoices(departments.data?.rows ?? []),
      ],
      isLoading: departments.isFetching,
    }
  if (kind === 'tags')
    return {
      options: offeredGroups(tags.data?.rows ?? [], 'customer', '').map((group) => ({
        label: group.name,
        options: group.tags.map(named),
      })),
      isLoading: tags.isFetching,
    }
  if (field === 'groupId')
    return { options: (groups.data?.rows ?? []).map(named), isLoading: groups.isFetching, searches: true }
  return { options: (industries.data?.rows ?? []).map(named), isLoading: industries.isFetching }
}
