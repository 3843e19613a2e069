import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorBody } from '../../contract/errors.ts'
import { CallError } from '../app/call.ts'
import { reasonOf } from './ErrorState.tsx'

type Props = { problem: unknown; renderProblem?: ((body: ErrorBody) => ReactNode) | undefined }

/** Above a form: what happened, and what no single field can say. */
export function FormProblem({ problem, renderProblem }: Props) {
  const { t } = useTranslation()
  if (problem === null) return null
  const body = problem instanceof CallError ? problem.body : null
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={reasonOf(problem, t('app.pageFailedUnknown'))}
      description={body && renderProblem?.(body)}
    />
  )
}
