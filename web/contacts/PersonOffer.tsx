import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { createPerson } from '../../contract/contacts.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { FormProblem } from '../ui/FormProblem.tsx'

/** A customer who is a person and no contact of their own: one step makes them one, with the purpose of new contacts. */
export function PersonOffer({ customerId }: { customerId: number }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const entering = useMutation({
    mutationFn: () => call(createPerson, { params: { id: customerId } }),
    onSuccess: () => customerChanged(queries, customerId),
  })
  return (
    <>
      <p style={{ color: 'var(--k-text-soft)' }}>{t('contacts.personHint')}</p>
      <FormProblem problem={entering.error} />
      <Button size="small" loading={entering.isPending} onClick={() => entering.mutate()}>
        {t('contacts.enterPerson')}
      </Button>{' '}
    </>
  )
}
