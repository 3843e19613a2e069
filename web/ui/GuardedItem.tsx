import { Form, type FormItemProps } from 'antd'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldLevel, RestrictedFields } from '../../contract/levels.ts'

const Levels = createContext<RestrictedFields>({})

/** Around the fields of a form: the levels of the record's fields, as its answer gives them. */
export const FieldLevels = Levels.Provider

export const isWritable = (level: FieldLevel | undefined) => level !== 'hidden' && level !== 'read'
export const isShown = (level: FieldLevel | undefined) => level !== 'hidden' && level !== 'masked'

/** A field that may be restricted: left out where it can't be written; a masked one begins empty and stays as it is. */
export function GuardedItem(props: FormItemProps) {
  const { t } = useTranslation()
  const { name } = props
  const level = useContext(Levels)[Array.isArray(name) ? name.join('.') : String(name)]
  if (!isWritable(level)) return null
  return <Form.Item {...props} {...(level === 'masked' && { extra: t('form.maskedHint') })} />
}
