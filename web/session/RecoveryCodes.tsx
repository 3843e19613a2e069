import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../app/session.ts'
import styles from './MePage.module.css'

/** Shown this once, right after they were made. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [isCopied, setIsCopied] = useState(false)
  const head = t('security.codesFileHead', { organisation: me.organisation, userName: me.userName })
  const text = [head, '', ...codes, ''].join('\r\n')
  const copy = async () => {
    // Without a secure context (plain http in the office) there is no clipboard: then it is downloaded.
    if (!navigator.clipboard) return
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return (
    <section aria-label={t('security.codesTitle')}>
      <p>{t('security.codesText')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {navigator.clipboard && (
          <Button onClick={() => void copy()}>
            {t(isCopied ? 'security.copied' : 'security.copyCodes')}
          </Button>
        )}
        <Button
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`\uFEFF${text}`)}`}
          download={t('security.codesFile')}
        >
          {t('security.downloadCodes')}
        </Button>
        <Button type="primary" onClick={onSaved}>
          {t('security.codesSaved')}
        </Button>
      </div>
    </section>
  )
}
