import { TranslationOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../contract/session.ts'
import { chooseLanguage } from './chooseLanguage.ts'
import { languageNames } from './i18n.ts'

export function LanguageMenu() {
  const { t, i18n } = useTranslation()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [i18n.language],
        items: Object.entries(languageNames).map(([key, label]) => ({ key, label, lang: key })),
        onClick: ({ key }) => void chooseLanguage(key as Language),
      }}
    >
      <Button
        type="text"
        icon={<TranslationOutlined />}
        aria-label={t('app.language')}
        title={t('app.language')}
      />
    </Dropdown>
  )
}
