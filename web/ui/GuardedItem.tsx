import { Form, type FormItemProps } from 'antd'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldLevel, RestrictedFields } from '../../contract/levels.ts'
import { AskedLabel } from './AskedLabel.tsx'

const Levels = createContext<RestrictedFields>({})

/** Around the fields of a form: the levels of the record's fields, as its answer gives them. */
export const FieldLevels = Levels.Provider

export const isWritable = (level: FieldLevel | undefined) => level !== 'hidden' && level !== 'read'
export const isShown = (level: FieldLevel | undefined) => level !== 'hidden' && level !== 'masked'

/** A field that may be restricted: left out where it can't be written; a masked one begins empty and stays as it is. */
export function GuardedItem(props: FormItemProps) {
  const { t } = useTranslation()
  const { name } = props
  const field = Array.isArray(name) ? name.join('.') : String(name)
  const level = useContext(Levels)[field]
  if (!isWritable(level)) return null
  const label = <AskedLabel field={field}>{props.label}</AskedLabel>
  return <Form.Item {...props} label={label} {...(level === 'masked' && { extra: t('form.maskedHint') })} />
}
