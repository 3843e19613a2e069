import { askableFields } from '../../contract/field-sets.ts'
import { useCustomFields } from '../custom-fields/api.ts'
import { useFieldsInUse } from '../household/api.ts'

/** All fields that a set can ask for, custom ones behind the others. */
export function useAskableFields(): string[] {
  const custom = [...useCustomFields('customer'), ...useCustomFields('contact')]
  return useFieldsInUse()([...askableFields, ...custom.map(({ object, key }) => `${object}.custom.${key}`)])
}
