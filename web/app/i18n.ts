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
  'zh-CN': {
    first: () => import('../../contract/locales/zh-CN/first.ts'),
    later: () => import('../../contract/locales/zh-CN/later.ts'),
  },
  en: {
    first: () => import('../../contract/locales/en/first.ts'),
    later: () => import('../../contract/locales/en/later.ts'),
  },
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
    // What is open already when the later words come shows them then.
    react: { bindI18nStore: 'added' },
  })
  await speak(language)
}

/** Pages that are part of the first files; each other one is loaded as it is used, with all words. */
const isFirstPage = () => /^\/(?:customers\/?|sign-in\/?)?$/.test(location.pathname)

/** Shows everything in this language, on this machine from now on. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { first } = await load[language].first()
    i18next.addResourceBundle(language, 'translation', first)
    const rest = addLater(language)
    if (!isFirstPage()) await rest
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(remembered, language)
}

async function addLater(language: Language): Promise<void> {
  const { later } = await load[language].later()
  i18next.addResourceBundle(language, 'translation', later, true)
}

export function languageOf(spoken: string): Language {
  return spoken === 'en' ? 'en' : 'zh-CN'
}
