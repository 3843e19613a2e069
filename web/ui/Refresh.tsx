import { ReloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type CSSProperties, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from './ErrorState.tsx'
import { isEnough } from './pull.ts'
import styles from './Refresh.module.css'
import { usePull } from './usePull.ts'

/** On a phone: what the page shows is asked anew, by a button or by pulling the page down. */
export function Refresh() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const button = useRef<HTMLButtonElement>(null)
  const [isAsking, setAsking] = useState(false)
  const refresh = async () => {
    // Without a network the questions would wait for one, and nobody be told.
    if (!navigator.onLine) {
      void message.error(t('app.unreachable'))
      return
    }
    setAsking(true)
    try {
      await queries.refetchQueries({ type: 'active' }, { throwOnError: true })
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    } finally {
      setAsking(false)
    }
  }
  const pulled = usePull(button, () => void refresh())
  const isSeen = isAsking || pulled > 0
  const words = isAsking ? 'refreshing' : isEnough(pulled) ? 'letGo' : 'pull'
  return (
    <>
      <Button
        ref={button}
        icon={<ReloadOutlined aria-hidden />}
        aria-label={t('app.refresh')}
        aria-disabled={isAsking}
        onClick={() => !isAsking && void refresh()}
      />
      <div
        role="status"
        className={styles.mark}
        data-seen={isSeen || undefined}
        style={{ '--pulled': `${isAsking ? rest : pulled}px` } as CSSProperties}
      >
        {isSeen && t(`app.${words}`)}
      </div>
    </>
  )
}

/** Pixels from the top where the mark waits for the answer. */
const rest = 56
