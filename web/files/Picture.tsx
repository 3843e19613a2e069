import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Files.module.css'

/** An image over the page. Mounted while it is open. */
export function Picture({ name, address, onClose }: { name: string; address: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [isBroken, setBroken] = useState(false)
  return (
    <Modal
      open
      title={name}
      footer={null}
      width="min(960px, calc(100vw - 32px))"
      closable={{ 'aria-label': t('files.close') }}
      onCancel={onClose}
    >
      {isBroken ? (
        <p className={styles.soft}>{t('files.previewFailed')}</p>
      ) : (
        <img className={styles.picture} src={address} alt={name} onError={() => setBroken(true)} />
      )}
    </Modal>
  )
}
