import {
  CheckSquareOutlined,
  DeleteOutlined,
  DownloadOutlined,
  SwapOutlined,
  UploadOutlined,
} from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { exportCustomers } from '../../contract/customers.ts'
import { fileUrl } from '../app/call.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import type { ListFilters } from './listSearch.ts'

type Props = {
  can: { import: boolean; export: boolean; assign: boolean; delete: boolean } | undefined
  filters: ListFilters
  onChoose?: (() => void) | undefined
}

/** What can be done with the list as a whole; a new customer is begun from the bar on every page. */
export function ListActions({ can, filters, onChoose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const words = (text: string) => (isPhone ? { 'aria-label': text } : { children: text })
  const formats = [
    { format: 'xlsx', label: t('customers.exportXlsx') },
    { format: 'csv', label: t('customers.exportCsv') },
  ] as const
  const toImports = () => void navigate({ to: '/imports' })
  const addressOf = (format: 'xlsx' | 'csv') => fileUrl(exportCustomers, { query: { ...filters, format } })
  const download = (format: 'xlsx' | 'csv') => () => {
    const link = Object.assign(document.createElement('a'), { href: addressOf(format), download: '' })
    link.click()
  }
  usePageAction('import', toImports, can?.import === true)
  usePageAction('exportXlsx', download('xlsx'), can?.export === true)
  usePageAction('exportCsv', download('csv'), can?.export === true)
  return (
    <>
      {can?.import && (
        <Button icon={<UploadOutlined aria-hidden />} onClick={toImports} {...words(t('customers.import'))} />
      )}
      {can?.export && (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: formats.map(({ format, label }) => ({
              key: format,
              title: t('customers.exportNote'),
              label: (
                <a href={addressOf(format)} download>
                  {label}
                </a>
              ),
            })),
          }}
        >
          <Button icon={<DownloadOutlined aria-hidden />} {...words(t('customers.export'))} />
        </Dropdown>
      )}
      {filters.ownerId !== undefined && can?.assign && (
        <Button
          icon={<SwapOutlined aria-hidden />}
          onClick={() =>
            void navigate({ to: '/people/$id/hand-over', params: { id: String(filters.ownerId) } })
          }
          {...words(t('changes.handOver.open'))}
        />
      )}
      {onChoose && (
        <Button
          icon={<CheckSquareOutlined aria-hidden />}
          onClick={onChoose}
          {...words(t('changes.batch.select'))}
        />
      )}
      {can?.delete && (
        <Button
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => void navigate({ to: '/customers/trash' })}
          {...words(t('customers.trash'))}
        />
      )}
    </>
  )
}
