import { UndoOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import type { TFunction } from 'i18next'
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
  const { removable = 0, restorable = 0 } = preview.data ?? {}
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
      okText={undoLabel(t, { removable, restorable }, count)}
      okButtonProps={{ danger: true, disabled: removable + restorable === 0, loading: isSending }}
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

type Restoring = Pick<ResultOf<typeof previewUndo>, 'removable' | 'restorable'>

function undoLabel(
  t: TFunction,
  { removable, restorable }: Restoring,
  count: (value: number) => string,
): string {
  const shown = { shown: count(removable), restored: count(restorable) }
  if (restorable === 0) return t('imports.undo.run', shown)
  return removable === 0 ? t('imports.undo.runRestore', shown) : t('imports.undo.runBoth', shown)
}

type Named = { id: number; name: string; fields?: string[] }

function Preview({ removable, kept, named, restorable, edited, editedOnes }: ResultOf<typeof previewUndo>) {
  const { t } = useTranslation()
  const { count } = useShown()
  return (
    <>
      {removable > 0 && <p>{t('imports.undo.removable', { shown: count(removable) })}</p>}
      {removable + restorable === 0 && <p>{t('imports.undo.nothing')}</p>}
      {kept > 0 && removable > 0 && <p>{t('imports.undo.kept', { shown: count(kept) })}</p>}
      <Customers all={kept} named={named} />
      {restorable > 0 && <p>{t('imports.undo.restorable', { shown: count(restorable) })}</p>}
      {edited > 0 && <p>{t('imports.undo.edited', { shown: count(edited) })}</p>}
      <Customers all={edited} named={editedOnes} />
    </>
  )
}

function Customers({ all, named }: { all: number; named: readonly Named[] }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const separator = t('imports.undo.separator')
  const others = all - named.length
  if (all === 0) return null
  return (
    <ul>
      {named.map(({ id, name, fields }) => (
        <li key={id}>
          <Link to="/customers/$id" params={{ id: String(id) }} target="_blank">
            {name}
          </Link>
          {fields && t('imports.undo.editedOne', { fields: fields.join(separator) })}
        </li>
      ))}
      {others > 0 && <li>{t('imports.undo.others', { shown: count(others) })}</li>}
    </ul>
  )
}
