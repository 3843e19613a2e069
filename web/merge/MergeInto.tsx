import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { CustomerSearch } from '../search/CustomerSearch.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'

type Props = { customer: { id: number; name: string }; onClose: () => void }

/** Looks for the customer that this one is to become part of. */
export function MergeInto({ customer: { id, name }, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useFocusReturn()
  const choose = (keep: number) => {
    onClose()
    void navigate({ to: '/customers/merge', search: { ids: `${keep},${id}`, keep } })
  }
  return (
    <Modal
      open
      title={t('merge.intoTitle', { name })}
      footer={null}
      closable={{ 'aria-label': t('form.close') }}
      onCancel={onClose}
    >
      <CustomerSearch
        onChoose={(found) => choose(found.id)}
        whyNot={(found) => (found.id === id ? t('merge.self') : undefined)}
      />
    </Modal>
  )
}
