/** An error for the person at the terminal: `explain` prints both sentences, and no stack. */
export type Refused = Error & { zh: string; en: string }

export const refused = (zh: string, en: string): Refused => Object.assign(new Error(en), { zh, en })

export const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && 'zh' in error && 'en' in error
