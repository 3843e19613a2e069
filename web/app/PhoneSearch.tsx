import { useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../search/SearchBox.tsx'

/** The search over the whole screen; it closes when a result was opened. */
export function PhoneSearch({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const here = useRouterState({ select: (state) => state.location.href })
  const [openedAt] = useState(here)
  useEffect(() => {
    if (here !== openedAt) onClose()
  }, [here, openedAt, onClose])
  return (
    <Drawer
      open
      placement="top"
      size="100%"
      title={t('app.search')}
      onClose={onClose}
      closable={{ 'aria-label': t('form.close') }}
    >
      <SearchBox />
    </Drawer>
  )
}
