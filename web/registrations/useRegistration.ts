import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  endRegistration,
  extendRegistration,
  registerCustomer,
  restoreRegistration,
} from '../../contract/registrations.ts'
import { call } from '../app/call.ts'
import { useUndoable } from '../ui/useUndoable.tsx'
import { registrationChanged } from './api.ts'

type Customer = { id: number; name: string }

/** Registers, extends and ends; what was registered or ended by mistake is taken back from the sentence. */
export function useRegistration() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const undoable = useUndoable()
  const changed = (_: unknown, __: unknown, { id }: Customer) => registrationChanged(queries, id)
  const params = ({ id }: Customer) => ({ params: { id } })
  const undo = t('registrations.undo')

  const restoring = useMutation({
    mutationFn: (customer: Customer) => call(restoreRegistration, params(customer)),
    onSettled: changed,
  })
  const ending = useMutation({
    mutationFn: (customer: Customer) => call(endRegistration, params(customer)),
    onSuccess: (_, customer) =>
      undoable(t('registrations.wasEnded', { name: customer.name }), undo, async () =>
        restoring.mutate(customer),
      ),
    onSettled: changed,
  })
  const registering = useMutation({
    mutationFn: (customer: Customer) => call(registerCustomer, params(customer)),
    onSuccess: ({ until }, customer) =>
      undoable(t('registrations.wasRegistered', { name: customer.name, until }), undo, async () =>
        ending.mutate(customer),
      ),
    onSettled: changed,
  })
  const extending = useMutation({
    mutationFn: (customer: Customer) => call(extendRegistration, params(customer)),
    onSettled: changed,
  })
  return {
    register: registering.mutate,
    extend: extending.mutate,
    end: ending.mutate,
    isBusy: [registering, extending, ending, restoring].some(({ isPending }) => isPending),
    problem: registering.error ?? extending.error ?? ending.error ?? restoring.error,
  }
}
