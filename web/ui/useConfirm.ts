import { App } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from './ErrorState.tsx'
import { returnFocus } from './useFocusReturn.ts'

type Question = {
  title: string
  /** Names what happens and what is touched. */
  text: ReactNode
  /** The button's words: the verb, not "OK". */
  action: string
  isDanger?: boolean
  run: () => Promise<void>
}

/** Asks before a step; a refusal of the server is said in the same place. */
export function useConfirm(): (question: Question) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  return ({ title, text, action, isDanger = false, run }) => {
    const before = document.activeElement
    const afterClose = () => returnFocus(before)
    modal.confirm({
      title,
      content: text,
      okText: action,
      okButtonProps: { danger: isDanger },
      cancelText: t('form.cancel'),
      afterClose,
      onOk: () =>
        run().catch((error: unknown) => {
          modal.error({
            title: t('form.notDone'),
            content: reasonOf(error, t('app.pageFailedUnknown')),
            okText: t('form.close'),
            afterClose,
          })
        }),
    })
  }
}
