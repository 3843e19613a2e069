import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keysOf, type ShortcutName } from '../ui/shortcuts.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './SearchRows.module.css'
import type { Found, FoundContact, FoundFollowUp, Named } from './useAnswers.ts'

/** A customer, and by what it was found where the name doesn't show it. */
export function CustomerRow({ row, whyNot }: { row: Named | Found; whyNot?: string | undefined }) {
  const matched = useMatched(row)
  return <Row name={row.name} soft={[matched, row.number, row.owner?.name, whyNot]} />
}

export function ContactRow({ contact: { name, jobTitle, customer } }: { contact: FoundContact }) {
  return <Row name={name} soft={[jobTitle, customer.name]} />
}

export function FollowUpRow({ followUp }: { followUp: FoundFollowUp }) {
  const shown = useShown()
  const { snippet, customer, at, author } = followUp
  return (
    <Row
      name={
        <>
          {snippet.before}
          <mark className={styles.hit}>{snippet.hit}</mark>
          {snippet.after}
        </>
      }
      soft={[customer.name, shown.day(at), author?.name]}
    />
  )
}

export function CommandRow({ name, shortcut }: { name: string; shortcut?: ShortcutName | undefined }) {
  const isPhone = useIsPhone()
  return (
    <>
      <span className={styles.command}>{name}</span>
      {shortcut && !isPhone && <kbd className={styles.key}>{keysOf(shortcut)}</kbd>}
    </>
  )
}

export const SoftRow = ({ children }: { children: ReactNode }) => (
  <span className={styles.soft}>{children}</span>
)

function Row({ name, soft }: { name: ReactNode; soft: (string | null | undefined)[] }) {
  return (
    <span className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.soft}>{soft.filter(Boolean).join(' · ')}</span>
    </span>
  )
}

function useMatched(row: Named | Found): string | null {
  const { t } = useTranslation()
  if (!('matched' in row) || row.matched === 'name') return null
  const by = t(`search.matched.${row.matched}`)
  return row.detail ? t('search.with', { matched: by, detail: row.detail }) : by
}
