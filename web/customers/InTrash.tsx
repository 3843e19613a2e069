import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { useRestore } from './useTrash.ts'

export function InTrash({ record }: { record: Customer }) {
  const { t } = useTranslation()
  const restore = useRestore()
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('customers.page.inTrash')}
      action={
        record.can.delete && (
          <Button size="small" onClick={() => void restore(record)}>
            {t('customers.page.restore')}
          </Button>
        )
      }
    />
  )
}
