import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { isVagueNeed } from '../../contract/values/vagueNeed.ts'
import { useIsAsked } from '../ui/AskedLabel.tsx'
import { GuardedItem } from '../ui/GuardedItem.tsx'

type Props = { placeholder?: string; className?: string | undefined }

/** Says while one types whether the need will do at submission. Saving is never held up by it. */
export function NeedItem({ placeholder, className }: Props) {
  const { t } = useTranslation()
  const text = Form.useWatch<string | null | undefined>('initialNeed')
  const hint = isVagueNeed(text ?? '') ? t('fieldSets.needVague') : t('fieldSets.need')
  return (
    <GuardedItem
      name="initialNeed"
      label={t('fields.customer.initialNeed')}
      className={className}
      extra={useIsAsked('initialNeed') && <span role="status">{hint}</span>}
    >
      <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={placeholder} />
    </GuardedItem>
  )
}
