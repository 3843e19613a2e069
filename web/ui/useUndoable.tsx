import { App, Button } from 'antd'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from './ErrorState.tsx'
import { returnFocus } from './useFocusReturn.ts'

/** Says what was done, with a way back: for ten seconds, or until it is used. What the way back throws is said in its place. */
export function useUndoable(): (sentence: string, undo: string, run: () => Promise<void>) => void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (sentence, undo, run) => {
    const key = `undo ${sentence}`
    const back = ({ currentTarget }: MouseEvent<HTMLElement>) => {
      // It goes with its sentence; whoever shows what came back may take the focus there.
      currentTarget.blur()
      message.destroy(key)
      void run()
        .catch((error: unknown) => message.error(reasonOf(error, t('app.pageFailedUnknown'))))
        .finally(() => returnFocus(null))
    }
    void message.open({
      key,
      duration: 10,
      content: (
        <>
          {sentence}
          <Button type="link" size="small" onClick={back}>
            {undo}
          </Button>
        </>
      ),
    })
  }
}
