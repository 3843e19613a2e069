import { useRouterState } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/session.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { keysOf } from '../ui/shortcuts.ts'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { Combobox } from './Combobox.tsx'
import styles from './Palette.module.css'
import { useAnswers, useFollowUpAnswers, useRecent } from './useAnswers.ts'
import { useCommandGroups } from './useCommandGroups.tsx'
import { useRecordGroups } from './useRecordGroups.tsx'

/** ⌘ K: records, what can be done on the page, and pages, in one field. Mounted while it is open. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  useFocusReturn()
  return (
    <Modal
      open
      title={t('search.title')}
      footer={null}
      width={isPhone ? '100%' : 640}
      closable={isPhone && { 'aria-label': t('form.close') }}
      onCancel={onClose}
      className={isPhone ? styles.phone : styles.desktop}
      rootClassName={styles.root}
    >
      <Found onClose={onClose} />
    </Modal>
  )
}

function Found({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const maySearch = useMay('customer.view')
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [text, setText] = useState('')
  const [isComposing, setComposing] = useState(false)
  const answers = useAnswers(text, isComposing, maySearch)
  const followUps = useFollowUpAnswers(text, isComposing, maySearch)
  const isEmpty = text.trim() === ''
  const here = /^\/customers\/(\d+)$/.exec(path)?.[1]
  const recent = useRecent(isEmpty && maySearch, here === undefined ? undefined : Number(here))
  const records = useRecordGroups({ q: text.trim(), answers, followUps: followUps.rows, recent, onClose })
  const commands = useCommandGroups(text, onClose)
  const groups = [...records, ...commands]
  const isNothing =
    answers.isCurrent && followUps.isCurrent && groups.every(({ options }) => options.length === 0)
  return (
    <div className={styles.found}>
      <Combobox
        label={t('search.label')}
        placeholder={t(isPhone ? 'search.short' : 'search.placeholder')}
        text={text}
        onType={setText}
        onComposing={setComposing}
        groups={groups}
        isCurrent={answers.isCurrent && recent.expected === 0}
        note={
          <>
            {answers.error && <Failed error={answers.error} onRetry={answers.retry} />}
            <p role="status" className={styles.note}>
              {isNothing && !isEmpty && !answers.error && t('search.none', { q: text.trim() })}
            </p>
          </>
        }
      />
      {!isPhone && <p className={styles.keys}>{t('search.keys', { newTab: keysOf('openPage') })}</p>}
    </div>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <p role="alert" className={styles.note}>
      {t('search.failed')} {reasonOf(error, '')}{' '}
      <Button size="small" onClick={onRetry}>
        {t('search.retry')}
      </Button>
    </p>
  )
}
