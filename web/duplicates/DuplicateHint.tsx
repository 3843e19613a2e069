import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkDuplicate, type MetDuplicate } from '../../contract/duplicates.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { call } from '../app/call.ts'
import { useMe } from '../app/session.ts'
import type { AskedWords } from '../clashes/AskFor.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useSettled } from '../ui/useSettled.ts'
import { metWords } from './metWords.ts'

const AskFor = lazy(async () => ({ default: (await import('../clashes/AskFor.tsx')).AskFor }))

type Asked = {
  name?: string
  creditCode?: string
  website?: string
  phones?: string[]
  emails?: string[]
  mayCheck?: boolean
  exceptId?: number
  /** The customer whose contact is entered. */
  contactOf?: number
}

/** What was met, and by what: whoever asks for a customer says it by what was entered. */
export type Met = { duplicates: readonly MetDuplicate[]; asked?: AskedWords }

/** Asked while typing; answers are kept, so that going on with the form doesn't ask again. */
export function useDuplicates({ mayCheck = true, exceptId, contactOf, ...typed }: Asked): Required<Met> {
  const asked = useSettled(JSON.stringify(questionOf(typed)), 250)
  const question: AskedWords = {
    ...(JSON.parse(asked) as ReturnType<typeof questionOf>),
    ...(exceptId && { exceptId }),
    ...(contactOf && { contactOf }),
  }
  const found = useQuery({
    queryKey: ['duplicates', question],
    queryFn: ({ signal }) => call(checkDuplicate, { body: question, signal }),
    enabled: mayCheck && asked !== '{}',
  })
  return { duplicates: found.data?.duplicates ?? [], asked: question }
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
export const DuplicateHint = (met: Met) => <Hint key={JSON.stringify(met.asked)} {...met} />

function Hint({ duplicates, asked }: Met) {
  const { t } = useTranslation()
  const me = useMe()
  const [asking, setAsking] = useState<MetDuplicate | null>(null)
  const [told, setTold] = useState('')
  const opener = useRef<HTMLElement>(null)
  const answer = useRef<HTMLParagraphElement>(null)
  useFocusAfter(asking !== null, () => (opener.current?.isConnected ? opener.current : answer.current))
  if (duplicates.length === 0) return null
  const isOffered = ({ owner, isAsked }: MetDuplicate) =>
    asked && me.can['customer.create'] && owner?.id !== me.id && !isAsked
  return (
    <>
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
                {isOffered(duplicate) && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={t('clashes.askOf', { owner: duplicate.owner?.name ?? '—' })}
                    onClick={({ currentTarget }) => {
                      opener.current = currentTarget
                      setAsking(duplicate)
                    }}
                  >
                    {t('clashes.ask')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        }
      />
      {asking && asked && (
        <Suspense>
          <AskFor
            met={asking}
            asked={asked}
            onAsked={(sentence) => {
              setTold(sentence)
              setAsking(null)
            }}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
      <p ref={answer} role="status" tabIndex={-1}>
        {told}
      </p>
    </>
  )
}

function Sentence(met: MetDuplicate) {
  const { t } = useTranslation()
  const { effect, customer, protectedUntil, isAsked } = met
  return (
    <>
      {metWords(t, met)}
      {protectedUntil
        ? t('clashes.protected', { until: protectedUntil })
        : effect === 'block' && t('customers.duplicate.blocked')}
      {isAsked && t('clashes.isAsked')}
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
