import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../ui/shortcuts.ts'
import { useShortcut } from '../ui/useShortcut.ts'

type Step = ((isByKey: boolean) => void) | undefined

/** Left out where there is none. */
export type StepsProps = { onPrevious: Step; onNext: Step }

/** To the customers before and after this one in the list. */
export function Steps({ onPrevious, onNext }: StepsProps) {
  const { t } = useTranslation()
  useShortcut('previous', () => onPrevious?.(true), onPrevious !== undefined)
  useShortcut('next', () => onNext?.(true), onNext !== undefined)
  const words = (name: 'previous' | 'next') => ({
    'aria-label': t(`keys.act.${name}`),
    title: t('keys.with', { text: t(`keys.act.${name}`), keys: keysOf(name) }),
  })
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<LeftOutlined aria-hidden />}
        disabled={!onPrevious}
        onClick={() => onPrevious?.(false)}
        {...words('previous')}
      />
      <Button
        type="text"
        size="small"
        icon={<RightOutlined aria-hidden />}
        disabled={!onNext}
        onClick={() => onNext?.(false)}
        {...words('next')}
      />
    </>
  )
}
