import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BuilderButton } from '../customer-filter/BuilderButton.tsx'
import type { FilterProps } from './CustomerFilters.tsx'
import styles from './FilterSheet.module.css'
import { chosenCount } from './listSearch.ts'
import { QuickFilters } from './QuickFilters.tsx'

type Props = FilterProps & { inSheet: ReactNode; onBuild: () => void; onClose: () => void }

/** The filters of a phone, from below; the list behind follows while choosing. Mounted while it is open. */
export function FilterSheet({ filters, onChange, onClear, onBuild, inSheet, onClose }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(true)
  const close = () => setOpen(false)
  return (
    <Drawer
      open={isOpen}
      placement="bottom"
      size="auto"
      title={t('customers.filter.open')}
      closable={{ 'aria-label': t('form.close') }}
      onClose={close}
      afterOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <div className={styles.foot}>
          <Button disabled={chosenCount(filters) === 0} onClick={onClear}>
            {t('customers.filter.clear')}
          </Button>
          <Button type="primary" onClick={close}>
            {t('customers.filter.show')}
          </Button>
        </div>
      }
    >
      <div className={styles.list}>
        <QuickFilters filters={filters} onChange={onChange} />
        <BuilderButton
          filter={filters.filter}
          onOpen={() => {
            close()
            onBuild()
          }}
        />
        {inSheet}
      </div>
    </Drawer>
  )
}
