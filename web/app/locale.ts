import type { Locale } from 'antd/es/locale'
import en from 'antd/es/locale/en_US'
import zh from 'antd/es/locale/zh_CN'
import type { Language } from '../../contract/session.ts'

export const antLocale = (language: Language): Locale => (language === 'en' ? en : zh)
