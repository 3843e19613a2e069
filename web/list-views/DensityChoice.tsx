import { ColumnHeightOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Density, densities } from '../../contract/list-views.ts'

/** How high the rows of the table are. */
export function DensityChoice({ value, onChange }: { value: Density; onChange: (density: Density) => void }) {
  const { t } = useTranslation()
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        selectable: true,
        selectedKeys: [value],
        items: densities.map((key) => ({ key, label: t(`listViews.densities.${key}`) })),
        onClick: ({ key }) => onChange(key as Density),
      }}
    >
      <Button
        icon={<ColumnHeightOutlined aria-hidden />}
        aria-label={t('listViews.density')}
        title={t('listViews.density')}
      />
    </Dropdown>
  )
}
