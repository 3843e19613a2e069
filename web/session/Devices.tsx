import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Device, endOtherSessions, endSession, listSessions } from '../../contract/devices.ts'
import { call } from '../app/call.ts'
import { useLeave } from '../app/useLeave.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './Tokens.module.css'

export function Devices() {
  const { t } = useTranslation()
  const leave = useLeave()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => call(listSessions, { signal }),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['devices'] })
  const rows = devices.data?.rows ?? []
  const endOthers = () =>
    confirm({
      title: t('security.endOthers'),
      text: t('security.endOthersText'),
      action: t('security.endOthers'),
      isDanger: true,
      run: async () => {
        await call(endOtherSessions)
        await refresh()
      },
    })
  const endAll = () =>
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
      actions={<Button onClick={endAll}>{t('session.signOutEverywhere')}</Button>}
    >
      {devices.isError && <ErrorState error={devices.error} reset={() => void devices.refetch()} />}
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((device) => (
            <DeviceRow key={device.id} device={device} onEnded={refresh} />
          ))}
        </ul>
      )}
      {rows.length > 1 && (
        <Button className={styles.below} onClick={endOthers}>
          {t('security.endOthers')}
        </Button>
      )}
    </Section>
  )
}

function DeviceRow({ device, onEnded }: { device: Device; onEnded: () => Promise<void> }) {
  const { t } = useTranslation()
  const shown = useShown()
  const confirm = useConfirm()
  const { browser, system, address, createdAt, lastSeenAt, isThis } = device
  const words =
    browser && system
      ? t('security.device', { browser, system })
      : (browser ?? system ?? t('security.deviceUnknown'))
  const end = () =>
    confirm({
      title: t('security.deviceEndTitle', { device: words }),
      text: t('security.deviceEndText'),
      action: t('security.deviceEnd'),
      isDanger: true,
      run: async () => {
        await call(endSession, { params: { id: device.id } })
        await onEnded()
      },
    })
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {words} {isThis && <Tag>{t('security.deviceThis')}</Tag>}
      </span>
      <span className={styles.facts}>
        {address && `${address} · `}
        {t('security.deviceSince')} {shown.instant(createdAt)} · {t('security.deviceSeen')}{' '}
        {shown.instant(lastSeenAt)}
      </span>
      {!isThis && (
        <Button size="small" onClick={end}>
          {t('security.deviceEnd')}
        </Button>
      )}
    </li>
  )
}
