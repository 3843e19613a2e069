import type { CustomField, CustomObject } from '../../../contract/custom-fields.ts'
import * as contract from '../../../contract/custom-fields.ts'
import type { Caller } from '../../platform/testing/app.ts'

type Given = Partial<Pick<CustomField, 'unit' | 'decimals' | 'help'>> & { options?: string[] }

/** A new custom field, as an administrator makes it. */
export async function makeField(
  administrator: Caller,
  label: string,
  kind: CustomField['kind'],
  { options = [], ...more }: Given = {},
  object: CustomObject = 'customer',
): Promise<CustomField> {
  const body = { object, label, kind, ...more, options: options.map((name) => ({ label: name })) }
  const made = await administrator.call(contract.createCustomField, { body })
  if (made.status !== 200) throw new Error(made.text)
  return fieldOf(administrator, made.result.id)
}

export async function fieldOf(caller: Caller, id: number): Promise<CustomField> {
  const { rows } = (await caller.call(contract.listCustomFields)).result
  const field = rows.find((row) => row.id === id)
  if (!field) throw new Error(`no field ${id}`)
  return field
}

/** The key of an option by its label. */
export const optionOf = ({ options }: CustomField, label: string): string =>
  options.find((option) => option.label === label)?.key ?? ''
