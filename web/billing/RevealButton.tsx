import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = { name: string; onReveal: (() => void) | undefined }

/** Shows what is masked, in one tap; left out where there is nothing to show, or the role may not look. */
export function RevealButton({ name, onReveal }: Props) {
  const { t } = useTranslation()
  if (!onReveal) return null
  return (
    <Button
      type="link"
      size="small"
      title={t('contacts.revealNote')}
      aria-label={t('billing.revealOf', { name })}
      onClick={onReveal}
    >
      {t('form.reveal')}
    </Button>
  )
}
