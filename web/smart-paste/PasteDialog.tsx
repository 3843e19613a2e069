import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormInstance, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestPaste, smartPaste } from '../../contract/smart-paste.ts'
import { call } from '../app/call.ts'
import { useKeepDraft } from '../ui/FormDrawer.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { submitsByKey } from '../ui/saveKeys.ts'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useSettled } from '../ui/useSettled.ts'
import { FoundList } from './FoundList.tsx'
import { MarkedText } from './MarkedText.tsx'
import { filled, type PasteTarget, type Path, type Proposal, proposalsFor } from './proposals.ts'
import styles from './SmartPaste.module.css'

type Props = {
  form: FormInstance
  targets: readonly PasteTarget[]
  onFilled?: (paths: Path[]) => void
  onClose: () => void
}

/** Signs that no field could keep, such as half an emoji cut off by a chat; the places of the others stay. */
const storable = (text: string) => text.replace(/[\p{Cs}\0]/gu, ' ')

/** Mounted while it is open: the text is read while it is typed, and forgotten with the dialog. */
export function PasteDialog({ form, targets, onFilled, onClose }: Props) {
  const { t } = useTranslation()
  const textId = useId()
  const keepDraft = useKeepDraft()
  const [text, setText] = useState('')
  const settled = useSettled(text, 200)
  const isTooLong = text.length > longestPaste
  useFocusReturn()
  const valueAt = (path: Path): unknown => form.getFieldValue([...path])
  const read = useQuery({
    queryKey: ['smart-paste', settled],
    queryFn: async ({ signal }) => {
      const answer = await call(smartPaste, { body: { text: storable(settled) }, signal })
      return { text: settled, answer, proposals: proposalsFor(answer, targets, valueAt) }
    },
    enabled: settled.trim() !== '' && settled.length <= longestPaste,
    placeholderData: keepPreviousData,
    gcTime: 0,
    // Going back to the chat and here again must not undo what was ticked.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const shown = settled.trim() === '' || isTooLong ? undefined : read.data
  const [changed, setChanged] = useState<{ of: unknown; proposals: Proposal[] } | null>(null)
  const proposals = changed?.of === shown ? (changed?.proposals ?? []) : (shown?.proposals ?? [])
  const count = proposals.filter(({ isTicked }) => isTicked).length
  const isCurrent = shown?.text === text

  const fill = () => {
    if (!isCurrent || count === 0) return
    const values = filled(proposals, valueAt)
    for (const { path, value } of values) form.setFieldValue([...path], value)
    keepDraft()
    onFilled?.(values.map(({ path }) => path))
    onClose()
  }

  return (
    <Modal
      open
      title={t('smartPaste.open')}
      width={760}
      style={{ top: 24 }}
      okText={count > 0 ? t('smartPaste.fill', { count }) : t('smartPaste.fillNone')}
      okButtonProps={{ disabled: count === 0 || !isCurrent }}
      cancelText={t('form.cancel')}
      closable={{ 'aria-label': t('form.close') }}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(textId)?.focus()}
      onOk={fill}
      onCancel={onClose}
    >
      <label htmlFor={textId}>{t('smartPaste.text')}</label>
      <Input.TextArea
        id={textId}
        value={text}
        autoSize={{ minRows: 4, maxRows: 6 }}
        aria-describedby={`${textId}-hint`}
        status={isTooLong ? 'error' : ''}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (!submitsByKey(event)) return
          event.preventDefault()
          fill()
        }}
      />
      <p id={`${textId}-hint`} className={styles.soft} role="status">
        {isTooLong
          ? t('smartPaste.tooLong', { count: longestPaste })
          : shown && proposals.length === 0
            ? t('smartPaste.nothing')
            : t('smartPaste.hint')}
      </p>
      <FormProblem problem={read.isError ? read.error : null} />
      {shown && (
        <div className={styles.both}>
          <FoundList
            proposals={proposals}
            answer={shown.answer}
            targets={targets}
            onChange={(now) => setChanged({ of: shown, proposals: now })}
          />
          <MarkedText text={shown.text} places={[...shown.answer.found, ...shown.answer.nextSteps]} />
        </div>
      )}
    </Modal>
  )
}
