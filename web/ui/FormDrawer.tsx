import { App, Button, Drawer, Form, type FormInstance } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorBody } from '../../contract/errors.ts'
import { DraftNote } from './DraftNote.tsx'
import styles from './FormDrawer.module.css'
import { FormProblem } from './FormProblem.tsx'
import { saveKeys, submitsByKey } from './saveKeys.ts'
import { useDraft } from './useDraft.ts'
import { useFocusReturn } from './useFocusReturn.ts'
import { useIsPhone } from './useIsPhone.ts'
import { useSubmit } from './useSubmit.ts'

type Props<Values extends object> = {
  title: string
  /** Where what was typed is kept until it is saved; one per record, such as `customer.12`. */
  draftKey: string
  /** As the form begins. Values must survive JSON: days as `2024-06-20`. */
  initial: Values
  /** Saves. What it throws is shown; when it returns, the draft is forgotten. The caller then closes. */
  onSubmit: (values: Values) => Promise<void>
  onClose: () => void
  submitText?: string
  /** Another way to save; told of each press which of the two was chosen. */
  second?: { text: string; onChosen: (chosen: boolean) => void }
  /** Below the sentence of an error: colliding values, duplicates found. */
  renderProblem?: (body: ErrorBody) => ReactNode
  form?: FormInstance<Values>
  /** In px; the whole width on a phone. */
  width?: number
  /** The field to begin at, by its path; the first one where left out. */
  at?: readonly string[] | undefined
  /** Beside the title: other ways to fill the form. */
  tools?: ReactNode
  children: ReactNode
}

const KeepDraft = createContext(() => {})
/** Of tools that fill the form: keeps what they gave it as if it had been typed. */
export const useKeepDraft = () => useContext(KeepDraft)

/** The one way to fill something in: a drawer, the full screen on a phone. Mounted while it is open. */
export function FormDrawer<Values extends object>(props: Props<Values>) {
  const {
    title,
    draftKey,
    initial,
    onClose,
    submitText,
    second,
    renderProblem,
    width = 560,
    tools,
    children,
  } = props
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const isPhone = useIsPhone()
  const formId = useId()
  useFocusReturn()
  const [ownForm] = Form.useForm<Values>()
  const form = props.form ?? ownForm
  const draft = useDraft<Values>(draftKey)
  const [restored, setRestored] = useState(() => draft.read())
  const { submit, isSaving, problem, isAtField } = useSubmit(form, props.onSubmit, draft.clear)
  const [isLeaving, setIsLeaving] = useState(false)

  useEffect(() => {
    if (restored) form.setFieldsValue(restored as Parameters<typeof form.setFieldsValue>[0])
  }, [form, restored])

  const close = () => {
    if (isSaving || isLeaving) return
    if (draft.read() === null) {
      onClose()
      return
    }
    setIsLeaving(true)
    modal.confirm({
      title: t('form.leaveTitle'),
      content: t('form.leaveText'),
      okText: t('form.leave'),
      okButtonProps: { danger: true },
      cancelText: t('form.stay'),
      autoFocusButton: 'cancel',
      afterClose: () => setIsLeaving(false),
      onOk: () => {
        draft.clear()
        onClose()
      },
    })
  }

  const startAgain = () => {
    draft.clear()
    form.resetFields()
    setRestored(null)
  }

  return (
    <Drawer
      open
      title={title}
      size={isPhone ? '100%' : width}
      onClose={close}
      extra={tools && <KeepDraft value={() => keepIfChanged(form, initial, draft)}>{tools}</KeepDraft>}
      closable={{ 'aria-label': t('form.close') }}
      mask={{ closable: true }}
      afterOpenChange={(isOpen) => {
        if (!isOpen) return
        if (props.at) form.scrollToField(props.at as Parameters<typeof form.scrollToField>[0], toField)
        else if (!isPhone) focusFirst(formId)
      }}
      classNames={{ body: styles.body, footer: styles.footer }}
      footer={
        <>
          <Button onClick={close} disabled={isSaving}>
            {t('form.cancel')}
          </Button>
          {second && (
            <Button htmlType="submit" form={formId} disabled={isSaving} onClick={() => second.onChosen(true)}>
              {second.text}
            </Button>
          )}
          <Button
            type="primary"
            htmlType="submit"
            form={formId}
            loading={isSaving}
            title={saveKeys}
            onClick={() => second?.onChosen(false)}
          >
            {submitText ?? t('form.save')}
          </Button>
        </>
      }
    >
      {restored && <DraftNote onDiscard={startAgain} />}
      <FormProblem problem={problem} isAtField={isAtField} renderProblem={renderProblem} />
      <Form<Values>
        name={formId}
        form={form}
        layout="vertical"
        requiredMark
        initialValues={initial}
        onFinish={submit}
        onValuesChange={() => keepIfChanged(form, initial, draft)}
        onKeyDown={(event) => {
          if (!submitsByKey(event)) return
          event.preventDefault()
          second?.onChosen(false)
          form.submit()
        }}
        scrollToFirstError={toField}
      >
        {children}
      </Form>
    </Drawer>
  )
}

const toField = { block: 'center', focus: true } as const

function keepIfChanged<Values extends object>(
  form: FormInstance<Values>,
  initial: Values,
  draft: { write: (values: Values) => void; clear: () => void },
): void {
  const values: Values = { ...initial, ...form.getFieldsValue(true) }
  if (told(values) === told(initial)) draft.clear()
  else draft.write(values)
}

/** An emptied field says as much as one that was never filled in. */
function told(values: object): string {
  return JSON.stringify(values, (_, value: unknown) => (value === '' || value === null ? undefined : value))
}

/** Unless somebody was quicker than the drawer and types already. */
function focusFirst(formId: string): void {
  const form = document.getElementById(formId)
  if (form?.contains(document.activeElement)) return
  form?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus()
}
