import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './AskedLabel.module.css'

const Asked = createContext<ReadonlySet<string>>(new Set())

/** Around the fields of a form: by name, those that are asked for later, before the record counts as whole. */
export const AskedFields = Asked.Provider

/** Whether a field of the form is one of them. */
export const useIsAsked = (field: string) => useContext(Asked).has(field)

type Props = { field: string; children: ReactNode }

/** A label that says quietly that its field will be asked for. Saving is never held up by it. */
export function AskedLabel({ field, children }: Props) {
  const { t } = useTranslation()
  if (!useIsAsked(field)) return children
  return (
    <>
      {children} <span className={styles.mark}>{t('form.askedLater')}</span>
    </>
  )
}
