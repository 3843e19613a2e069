import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { createPerson, type listContacts, restoreContact } from '../../contract/contacts.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { FormProblem } from '../ui/FormProblem.tsx'

type Props = { customerId: number } & Pick<ResultOf<typeof listContacts>, 'personInTrash' | 'can'>

/**
 * A customer who is a person and no contact of their own: one step makes them one, with the purpose of new contacts. Whoever is in the
 * trash comes back instead: entered anew they would be without the mark that they aren't to be contacted.
 */
export function PersonOffer({ customerId, personInTrash: id, can }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const entering = useMutation<unknown>({
    mutationFn: () =>
      id === null
        ? call(createPerson, { params: { id: customerId } })
        : call(restoreContact, { params: { id } }),
    onSettled: () => customerChanged(queries, customerId),
  })
  return (
    <>
      <p style={{ color: 'var(--k-text-soft)' }}>
        {t(id === null ? 'contacts.personHint' : 'contacts.personInTrash')}
      </p>
      <FormProblem problem={entering.error} />
      {(id === null ? can.create : can.restore) && (
        <Button size="small" loading={entering.isPending} onClick={() => entering.mutate()}>
          {t(id === null ? 'contacts.enterPerson' : 'contacts.restorePerson')}
        </Button>
      )}
    </>
  )
}
