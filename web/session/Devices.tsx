import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLeave } from '../app/useLeave.ts'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'

export function Devices() {
  const { t } = useTranslation()
  const leave = useLeave()
  const confirm = useConfirm()
  const ask = () =>
    confirm({
      title: t('session.signOutEverywhere'),
      text: t('session.signOutEverywhereText'),
      action: t('session.signOutEverywhere'),
      isDanger: true,
      run: () => leave('everywhere'),
    })
  return (
    <Section
      title={t('session.devices')}
      note={t('session.signOutEverywhereText')}
      actions={<Button onClick={ask}>{t('session.signOutEverywhere')}</Button>}
    />
  )
}
