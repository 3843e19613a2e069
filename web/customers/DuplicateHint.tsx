import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkDuplicate } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { call } from '../app/call.ts'
import { useSettled } from '../ui/useSettled.ts'

type Duplicate = ResultOf<typeof checkDuplicate>['duplicates'][number]

type Asked = { name: string; creditCode: string; mayCheck?: boolean; exceptId?: number }

/** Asked while typing; answers are kept, so that going on with the form doesn't ask again. */
export function useDuplicates({ name, creditCode, mayCheck = true, exceptId }: Asked): Duplicate[] {
  const code = parseCreditCode(creditCode)
  const asked = useSettled(JSON.stringify({ name: name.trim(), creditCode: code.ok ? code.value : '' }), 250)
  const question = JSON.parse(asked) as { name: string; creditCode: string }
  const found = useQuery({
    queryKey: ['duplicates', question, exceptId],
    queryFn: ({ signal }) =>
      call(checkDuplicate, {
        body: {
          ...(question.name && { name: question.name }),
          ...(question.creditCode && { creditCode: question.creditCode }),
          ...(exceptId && { exceptId }),
        },
        signal,
      }),
    enabled: mayCheck && (question.name.length > 1 || question.creditCode !== ''),
  })
  return found.data?.duplicates ?? []
}

/** Names whose it is even where it can't be seen, so that two people don't court the same company. */
export function DuplicateHint({ duplicates }: { duplicates: readonly Duplicate[] }) {
  const { t } = useTranslation()
  if (duplicates.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      title={t('customers.duplicate.check')}
      description={
        <ul>
          {duplicates.map((duplicate) => (
            <li key={`${duplicate.matched} ${duplicate.customer?.id ?? ''} ${duplicate.owner?.id ?? ''}`}>
              <Sentence {...duplicate} />
            </li>
          ))}
        </ul>
      }
    />
  )
}

function Sentence({ matched, owner, customer }: Duplicate) {
  const { t } = useTranslation()
  const whose = owner
    ? t('customers.duplicate.ownedBy', { owner: owner.name })
    : t('customers.duplicate.unowned')
  return (
    <>
      {t(`customers.duplicate.${matched}`)}
      {t('customers.duplicate.joint')}
      {whose}
      {t('customers.duplicate.stop')}
      {customer ? (
        <Link to="/customers/$id" params={{ id: String(customer.id) }} target="_blank">
          {customer.number} {customer.name}
        </Link>
      ) : (
        t('customers.duplicate.unseen')
      )}
    </>
  )
}
