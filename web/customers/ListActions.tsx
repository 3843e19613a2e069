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
import { useIsPhone } from '../ui/useIsPhone.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import type { ListFilters } from './listSearch.ts'
import { useExport } from './useExport.ts'

type Props = {
  can: { import: boolean; export: boolean; assign: boolean; delete: boolean } | undefined
  filters: ListFilters
  /** Those of the list, in its order, separated by commas. */
  columns: string
  onChoose?: (() => void) | undefined
}

/** What can be done with the list as a whole; a new customer is begun from the bar on every page. */
export function ListActions({ can, filters, columns, onChoose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const words = (text: string) => (isPhone ? { 'aria-label': text } : { children: text })
  const shown = { ...filters, columns }
  const files = [
    { key: 'xlsx', query: { ...shown, format: 'xlsx' } },
    { key: 'csv', query: { ...shown, format: 'csv' } },
    { key: 'allXlsx', query: { ...filters, format: 'xlsx' } },
    { key: 'allCsv', query: { ...filters, format: 'csv' } },
  ] as const
  const toImports = () => void navigate({ to: '/imports' })
  const exporting = useExport()
  usePageAction('import', toImports, can?.import === true)
  usePageAction('exportXlsx', () => void exporting({ ...shown, format: 'xlsx' }), can?.export === true)
  usePageAction('exportCsv', () => void exporting({ ...shown, format: 'csv' }), can?.export === true)
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
            items: [
              ...files.map(({ key, query }) => ({
                key,
                title: t('customers.exportNote'),
                label: t(`customers.exportAs.${key}`),
                onClick: () => void exporting(query),
              })),
              { type: 'divider' },
              { key: 'own', label: t('exports.title'), onClick: () => void navigate({ to: '/exports' }) },
            ],
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
