import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import { useTranslation } from 'react-i18next'
import { languageOf } from './i18n.ts'
import { antLocale } from './locale.ts'
import { queryClient } from './queryClient.ts'
import { router } from './router.tsx'
import { useShade } from './shade.ts'
import { themeOf } from './theme.ts'

export function App() {
  const { i18n } = useTranslation()
  const shade = useShade()
  return (
    <ConfigProvider
      theme={themeOf(shade)}
      locale={antLocale(languageOf(i18n.language))}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
