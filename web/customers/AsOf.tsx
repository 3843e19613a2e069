import { HistoryOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'

const AsOfDrawer = lazy(async () => ({ default: (await import('./AsOfDrawer.tsx')).AsOfDrawer }))

/** The way to the record as it stood on a day. */
export function AsOf({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="link" size="small" icon={<HistoryOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('changes.asOf.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <AsOfDrawer customer={customer} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
