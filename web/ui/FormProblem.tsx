import { Alert } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorBody } from '../../contract/errors.ts'
import { CallError } from '../app/call.ts'
import { reasonOf } from './ErrorState.tsx'

type Props = {
  problem: unknown
  /** A field of the form says it, and the reader was taken there (useSubmit). */
  isAtField?: boolean
  renderProblem?: ((body: ErrorBody) => ReactNode) | undefined
}

/** Above a form: what happened, and what no single field can say. */
export function FormProblem({ problem, isAtField = false, renderProblem }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const body = problem instanceof CallError ? problem.body : null
  // A long form was saved at its end.
  useEffect(() => {
    if (problem !== null && !isAtField) box.current?.scrollIntoView({ block: 'nearest' })
  }, [problem, isAtField])
  if (problem === null) return null
  return (
    <div ref={box}>
      <Alert
        role="alert"
        type="error"
        showIcon
        style={{ marginBottom: 16 }}
        title={reasonOf(problem, t('app.pageFailedUnknown'))}
        description={body && renderProblem?.(body)}
      />
    </div>
  )
}
