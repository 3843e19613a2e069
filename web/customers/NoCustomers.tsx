import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'

type Props = {
  title: string
  can?: { create: boolean; import: boolean }
  onNew: () => void
  /** Besides the two ways in. */
  children?: ReactNode
}

/** Where there are no customers yet: how the first ones get in. */
export function NoCustomers({ title, can, onNew, children }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <EmptyState
      title={title}
      hint={can?.create || can?.import ? t('customers.empty.hint') : undefined}
      actions={
        <>
          {can?.create && (
            <Button type="primary" onClick={onNew}>
              {t('customers.new')}
            </Button>
          )}
          {can?.import && (
            <Button onClick={() => void navigate({ to: '/imports' })}>{t('customers.import')}</Button>
          )}
          {children}
        </>
      }
    />
  )
}
