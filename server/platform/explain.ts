import { isRefused } from './refused.ts'
import { SettingsError } from './settings.ts'

/** What the person at the terminal reads when the start fails: a sentence in both languages, a stack only for faults of ours. */
export function explain(error: unknown): string {
  if (isRefused(error)) return `\n${error.zh}\n${error.en}\n`
  if (error instanceof SettingsError) return `\n${error.message}\n`
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE')
    return '\n端口已被占用。请关闭占用它的程序，或换一个端口：PORT=3001 npm start\nThe port is taken. Stop the program that uses it, or choose another: PORT=3001 npm start\n'
  if (code === 'EACCES')
    return '\n没有权限监听这个端口，请换一个 1024 以上的端口。\nThe port may not be used by this user. Choose one above 1024.\n'
  if (/^(ECONN|ENOTFOUND|28|3D|08)/.test(code)) {
    return '\n连不上 DATABASE_URL 所指的数据库，请检查地址、账号和库名。\nThe database of DATABASE_URL is out of reach. Check address, account and database name.\n'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
