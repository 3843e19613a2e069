import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { stopImport } from '../../contract/imports.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'

/** Ends the step that goes on, at the end of its batch; until then the button says so. */
export function StopImport({ id }: { id: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const stop = useMutation({
    mutationFn: () => call(stopImport, { params: { id } }),
    onError: (error) => void message.error(reasonOf(error, t('app.pageFailedUnknown'))),
  })
  return (
    <Button loading={stop.isPending || stop.isSuccess} onClick={() => stop.mutate()}>
      {t(stop.isSuccess ? 'imports.stopping' : 'imports.stop')}
    </Button>
  )
}
