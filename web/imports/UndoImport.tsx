import { UndoOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { type previewUndo, undoImport } from '../../contract/imports.ts'
import { call } from '../app/call.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useShown } from '../ui/useShown.ts'
import { undoOptions } from './api.ts'

/** Takes the import back, after it was shown what goes and what stays. */
export function UndoImport({ id }: { id: number }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<UndoOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('imports.undo.open')}
      </Button>
      {isOpen && <Question id={id} onClose={() => setOpen(false)} />}
    </>
  )
}

function Question({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const queries = useQueryClient()
  const preview = useQuery(undoOptions(id))
  const [isSending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  useFocusReturn()
  const removable = preview.data?.removable ?? 0
  const send = async () => {
    setSending(true)
    setRefused(null)
    try {
      await call(undoImport, { params: { id } })
      await queries.invalidateQueries({ queryKey: ['imports'] })
      onClose()
    } catch (error) {
      setRefused(reasonOf(error, t('app.pageFailedUnknown')))
      setSending(false)
    }
  }
  return (
    <Modal
      open
      title={t('imports.undo.title')}
      closable={{ 'aria-label': t('form.close') }}
      okText={t('imports.undo.run', { shown: count(removable) })}
      okButtonProps={{ danger: true, disabled: removable === 0, loading: isSending }}
      cancelText={t('form.cancel')}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {refused && <Alert type="error" role="alert" showIcon title={refused} style={{ marginBottom: 12 }} />}
      {preview.isPending && <RowsSkeleton />}
      {preview.isError && <ErrorState error={preview.error} reset={() => void preview.refetch()} />}
      {preview.data && <Preview {...preview.data} />}
    </Modal>
  )
}

function Preview({ removable, kept, named }: ResultOf<typeof previewUndo>) {
  const { t } = useTranslation()
  const { count } = useShown()
  const others = kept - named.length
  return (
    <>
      <p>
        {removable > 0 ? t('imports.undo.removable', { shown: count(removable) }) : t('imports.undo.nothing')}
      </p>
      {kept > 0 && removable > 0 && <p>{t('imports.undo.kept', { shown: count(kept) })}</p>}
      <ul>
        {named.map(({ id, name }) => (
          <li key={id}>
            <Link to="/customers/$id" params={{ id: String(id) }} target="_blank">
              {name}
            </Link>
          </li>
        ))}
        {others > 0 && <li>{t('imports.undo.others', { shown: count(others) })}</li>}
      </ul>
    </>
  )
}
