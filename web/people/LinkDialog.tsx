import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../ui/CopyField.tsx'
import { useShown } from '../ui/useShown.ts'

/** `link` is a path with the token; `expiresAt` an instant. */
export type SignInLink = { name: string; link: string; expiresAt: string }

/** The link to pass on. It can't be read again, so only its own button closes the dialog. */
export function LinkDialog({ link, onClose }: { link: SignInLink; onClose: () => void }) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <Modal
      open
      title={t('people.linkTitle', { name: link.name })}
      okText={t('form.close')}
      onOk={onClose}
      onCancel={onClose}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <p style={{ marginBottom: 12 }}>{t('people.linkText', { until: shown.instant(link.expiresAt) })}</p>
      <CopyField label={t('people.linkCopy')} value={new URL(link.link, window.location.origin).href} />
    </Modal>
  )
}
