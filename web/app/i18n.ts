import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { catalogue } from '../../contract/locales/zh-CN/index.ts'
import type { Language } from '../../contract/session.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof catalogue }
  }
}

const remembered = 'kemai.language'

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' }

const load = {
  'zh-CN': () => import('../../contract/locales/zh-CN/index.ts'),
  en: () => import('../../contract/locales/en/index.ts'),
} as const

/** The language to begin with: the one used last on this machine, else the browser's. */
export function firstLanguage(): Language {
  const last = localStorage.getItem(remembered)
  if (last === 'zh-CN' || last === 'en') return last
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export async function startLanguage(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    // Only the language in use is loaded; the types make sure that no key is missing in either.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {},
  })
  await speak(language)
}

/** Shows everything in this language, on this machine from now on. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { catalogue } = await load[language]()
    i18next.addResourceBundle(language, 'translation', catalogue)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(remembered, language)
}

export function languageOf(spoken: string): Language {
  return spoken === 'en' ? 'en' : 'zh-CN'
}
