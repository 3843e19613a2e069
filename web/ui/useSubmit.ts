import type { FormInstance } from 'antd'
import { useRef, useState } from 'react'
import { CallError } from '../app/call.ts'
import { type FieldPath, placeProblems } from './fieldProblems.ts'

type Submitting<Values> = {
  submit: (values: Values) => Promise<void>
  isSaving: boolean
  /** What no field shows; a `CallError` or something unexpected. */
  problem: unknown
  /** Whether a field shows it too, where the reader is then. */
  isAtField: boolean
}

/** Submits once at a time; puts the server's problems at their fields and takes the reader to the first. */
export function useSubmit<Values extends object>(
  form: FormInstance<Values>,
  onSubmit: (values: Values) => Promise<void>,
  onSaved: () => void = () => {},
): Submitting<Values> {
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [isAtField, setAtField] = useState(false)
  // State comes a render too late for a double click.
  const busy = useRef(false)

  const submit = async (values: Values) => {
    if (busy.current) return
    busy.current = true
    setIsSaving(true)
    setProblem(null)
    try {
      await onSubmit(values)
      onSaved()
    } catch (error) {
      // The sign-in over the page says the rest.
      if (error instanceof CallError && error.body.code === 'auth.required') return
      setProblem(error)
      setAtField(error instanceof CallError && showAtFields(form, error))
    } finally {
      busy.current = false
      setIsSaving(false)
    }
  }
  return { submit, isSaving, problem, isAtField }
}

/** @returns whether any field shows it */
function showAtFields<Values extends object>(form: FormInstance<Values>, error: CallError): boolean {
  const fields = form.getFieldsError().map(({ name }) => name as FieldPath)
  const { placed } = placeProblems(error.body.fields, fields)
  form.setFields(placed as Parameters<typeof form.setFields>[0])
  const first = placed[0]
  if (first)
    form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], {
      block: 'center',
      focus: true,
    })
  return first !== undefined
}
