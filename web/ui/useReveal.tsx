import { App, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { CallError } from '../app/call.ts'
import { reasonOf } from './ErrorState.tsx'

type Show = (reason?: string) => Promise<void>

/** Shows masked values; asks why only where the organisation wants to know. */
export function useReveal(): (show: Show) => Promise<void> {
  const { t } = useTranslation()
  const { modal } = App.useApp()

  const refuse = (error: unknown) =>
    void modal.error({
      title: t('form.notDone'),
      content: reasonOf(error, t('app.pageFailedUnknown')),
      okText: t('form.close'),
    })

  const ask = (show: Show) => {
    let reason = ''
    void modal.confirm({
      title: t('form.revealTitle'),
      content: (
        <>
          <p>{t('form.revealText')}</p>
          <Input
            autoFocus
            maxLength={200}
            aria-label={t('form.revealReason')}
            placeholder={t('form.revealHint')}
            onChange={(event) => {
              reason = event.target.value.trim()
            }}
          />
        </>
      ),
      okText: t('form.reveal'),
      cancelText: t('form.cancel'),
      autoFocusButton: null,
      onOk: () => show(reason).catch(refuse),
    })
  }

  return async (show) => {
    try {
      await show()
    } catch (error) {
      if (error instanceof CallError && error.body.fields.some(({ path }) => path === 'reason')) ask(show)
      else refuse(error)
    }
  }
}
