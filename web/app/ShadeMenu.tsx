import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { chooseShade, type ShadeChoice, shadeChoices, useShadeChoice } from './shade.ts'

const icons = { system: DesktopOutlined, light: SunOutlined, dark: MoonOutlined }
const words = { system: 'app.shadeSystem', light: 'app.shadeLight', dark: 'app.shadeDark' } as const

export function ShadeMenu() {
  const { t } = useTranslation()
  const chosen = useShadeChoice()
  const Icon = icons[chosen]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [chosen],
        items: shadeChoices.map((choice) => ({ key: choice, label: t(words[choice]) })),
        onClick: ({ key }) => chooseShade(key as ShadeChoice),
      }}
    >
      <Button type="text" icon={<Icon />} aria-label={t('app.shade')} title={t('app.shade')} />
    </Dropdown>
  )
}
