import { SafetyCertificateOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { verifyAccessLog } from '../../contract/access-log.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import styles from './AccessLog.module.css'

/** A button that has the server recompute all seals, and what came of it. */
export function Verification() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const verifying = useMutation({
    mutationFn: () => call(verifyAccessLog),
    // Verifying is itself an entry.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['access-log'] }),
  })
  const { data } = verifying
  return (
    <div className={styles.verify}>
      <Button
        icon={<SafetyCertificateOutlined aria-hidden="true" />}
        loading={verifying.isPending}
        onClick={() => verifying.mutate()}
      >
        {t(verifying.isPending ? 'accessLog.verifying' : 'accessLog.verify')}
      </Button>
      <div role="status" className={styles.result}>
        <FormProblem problem={verifying.error} />
        {data && (
          <Alert
            type={data.found > 0 ? 'error' : 'success'}
            showIcon
            title={t(data.found > 0 ? 'accessLog.wrong' : 'accessLog.right', data)}
            description={data.last || data.found > 0 ? <Details verified={data} /> : undefined}
          />
        )}
      </div>
    </div>
  )
}

function Details({ verified: { findings, found, last } }: { verified: ResultOf<typeof verifyAccessLog> }) {
  const { t } = useTranslation()
  return (
    <>
      <ul>
        {findings.map(({ kind, number, sealId }) => (
          <li key={`${kind} ${number}`}>{t(`accessLog.findings.${kind}`, { number, seal: sealId ?? '' })}</li>
        ))}
      </ul>
      {found > findings.length && <p>{t('accessLog.firstOnly', { count: findings.length })}</p>}
      {last && (
        <p>
          {t('accessLog.keep', { number: last.sealId })}
          <code className={styles.hash}>
            {last.sealId}:{last.hash}
          </code>
        </p>
      )}
    </>
  )
}
