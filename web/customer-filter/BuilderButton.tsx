import { FilterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { partsOf, readCustomerFilter } from '../../contract/customer-filter.ts'

/** Opens the builder; says how many conditions it holds. */
export function BuilderButton({ filter, onOpen }: { filter: string | undefined; onOpen: () => void }) {
  const { t } = useTranslation()
  const tree = filter === undefined ? null : readCustomerFilter(filter)
  const count = tree ? partsOf(tree).length : 0
  return (
    <Button
      icon={<FilterOutlined aria-hidden />}
      aria-haspopup="dialog"
      aria-label={count > 0 ? t('filter.inUse', { count }) : undefined}
      onClick={onOpen}
    >
      {t('filter.open')}
      {count > 0 && ` ${count}`}
    </Button>
  )
}
