import { Button, type FormInstance } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasteTarget, Path } from './proposals.ts'

const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog.tsx')).PasteDialog }))

type Props = {
  form: FormInstance
  targets: readonly PasteTarget[]
  onFilled?: (paths: Path[]) => void
}

/** 智能粘贴: fills a form from a text, which the person then checks and saves. Fetched when it is first used. */
export function SmartPaste(props: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (props.targets.length === 0) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('smartPaste.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <PasteDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
