import type { UseQueryResult } from '@tanstack/react-query'
import { Modal, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { type Preview, ReachNote } from './ReachNote.tsx'

type Props<Of extends Preview> = {
  title: string
  preview: UseQueryResult<Of>
  step: 'export' | 'delete'
  isDanger?: boolean
  /** @param able how many it will touch, as the preview said */
  run: (able: number) => Promise<void>
  onClose: () => void
  /** What else is to be known or chosen. */
  children: (preview: Of) => ReactNode
}

/** Asks before a step with many that needs no form: the button says how many it is about. */
export function ReachDialog<Of extends Preview>(props: Props<Of>) {
  const { title, preview, step, isDanger = false, run, onClose, children } = props
  const { t } = useTranslation()
  const [isRunning, setRunning] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  useFocusReturn()
  const count = preview.data?.able ?? 0
  const go = async () => {
    setRunning(true)
    setRefusal(null)
    try {
      await run(count)
    } catch (error) {
      setRefusal(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={count > 0 ? t(`changes.${step}.run`, { count }) : t(`changes.batch.${step}`)}
      okButtonProps={{ danger: isDanger, disabled: count === 0 }}
      confirmLoading={isRunning}
      cancelText={t('form.cancel')}
      closable={{ 'aria-label': t('form.close') }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <FormProblem problem={refusal ?? preview.error} />
      {preview.isPending && <Skeleton active title={false} />}
      {preview.data && (
        <>
          <ReachNote preview={preview.data} step={step} />
          {count > 0 && children(preview.data)}
        </>
      )}
    </Modal>
  )
}
