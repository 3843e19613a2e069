import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkDuplicate, type MetDuplicate } from '../../contract/duplicates.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { call } from '../app/call.ts'
import { useSettled } from '../ui/useSettled.ts'

type Asked = {
  name?: string
  creditCode?: string
  website?: string
  phones?: string[]
  emails?: string[]
  mayCheck?: boolean
  exceptId?: number
}

/** Asked while typing; answers are kept, so that going on with the form doesn't ask again. */
export function useDuplicates({ mayCheck = true, exceptId, ...typed }: Asked): MetDuplicate[] {
  const asked = useSettled(JSON.stringify(questionOf(typed)), 250)
  const question = JSON.parse(asked) as ReturnType<typeof questionOf>
  const found = useQuery({
    queryKey: ['duplicates', question, exceptId],
    queryFn: ({ signal }) =>
      call(checkDuplicate, { body: { ...question, ...(exceptId && { exceptId }) }, signal }),
    enabled: mayCheck && Object.keys(question).length > 0,
  })
  return found.data?.duplicates ?? []
}

/** What is long enough to be asked for; a code only once it is one. */
function questionOf({ name = '', creditCode = '', website = '', phones = [], emails = [] }: Asked) {
  const code = parseCreditCode(creditCode)
  const numbers = phones.filter((phone) => phone.replace(/\D/g, '').length >= 7)
  const addresses = emails.filter((email) => /.@.+\../.test(email))
  return {
    ...(name.trim().length > 1 && { name: name.trim() }),
    ...(code.ok && { creditCode: code.value }),
    ...(website.includes('.') && { website: website.trim() }),
    ...(numbers.length > 0 && { phones: numbers.slice(0, 10) }),
    ...(addresses.length > 0 && { emails: addresses.slice(0, 10) }),
  }
}

type Person = { phones?: (string | undefined)[]; email?: string | null }

/** Numbers and addresses in the rows of contacts as they stand in a form. */
export const reachOf = (contacts: readonly (Person | undefined)[]) => ({
  phones: contacts.flatMap((contact) => contact?.phones ?? []).filter((phone) => phone !== undefined),
  emails: contacts.flatMap((contact) => contact?.email ?? []),
})

/** Names whose it is even where it can't be seen, so that two people don't court the same company. */
export function DuplicateHint({ duplicates }: { duplicates: readonly MetDuplicate[] }) {
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
            <li
              key={`${duplicate.matched.join()} ${duplicate.customer?.id ?? ''} ${duplicate.owner?.id ?? ''}`}
            >
              <Sentence {...duplicate} />
            </li>
          ))}
        </ul>
      }
    />
  )
}

function Sentence({ matched, effect, owner, customer }: MetDuplicate) {
  const { t } = useTranslation()
  const kinds = matched.map((kind) => t(`duplicates.kind.${kind}`)).join(t('duplicates.and'))
  const whose = owner
    ? t('customers.duplicate.ownedBy', { owner: owner.name })
    : t('customers.duplicate.unowned')
  return (
    <>
      {t('customers.duplicate.found', { kinds })}
      {t('customers.duplicate.joint')}
      {whose}
      {t('customers.duplicate.stop')}
      {effect === 'block' && t('customers.duplicate.blocked')}
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
