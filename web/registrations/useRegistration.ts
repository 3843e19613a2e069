import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
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
type Step = 'register' | 'extend' | 'end' | 'restore'

/** Registers, extends and ends; what was registered or ended by mistake is taken back from the sentence. */
export function useRegistration() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const undoable = useUndoable()
  const last = useRef<number>(undefined)
  const [underWay, setUnderWay] = useState<ReadonlyMap<number, Step>>(new Map())
  const [problem, setProblem] = useState<unknown>(null)

  const taking = (step: Step, take: (customer: Customer) => Promise<void>) => async (customer: Customer) => {
    const { id } = customer
    last.current = id
    setProblem(null)
    setUnderWay((before) => new Map(before).set(id, step))
    try {
      await take(customer)
    } catch (error) {
      setProblem(error)
    }
    await registrationChanged(queries, id)
    setUnderWay((before) => new Map([...before].filter(([other]) => other !== id)))
  }
  const params = ({ id }: Customer) => ({ params: { id } })
  const undo = t('registrations.undo')

  const restore = taking('restore', async (customer) => {
    await call(restoreRegistration, params(customer))
  })
  const end = taking('end', async (customer) => {
    await call(endRegistration, params(customer))
    undoable(t('registrations.wasEnded', { name: customer.name }), undo, () => restore(customer))
  })
  const register = taking('register', async (customer) => {
    const { until } = await call(registerCustomer, params(customer))
    undoable(t('registrations.wasRegistered', { name: customer.name, until }), undo, () => end(customer))
  })
  const extend = taking('extend', async (customer) => {
    await call(extendRegistration, params(customer))
  })
  return {
    register,
    extend,
    end,
    /** Of whom the last step was. */
    last,
    isUnderWay: underWay.size > 0,
    /** How the button of a step looks: no second step is taken until the lists stand again. */
    busy: (id: number, step: Step) => ({
      loading: underWay.get(id) === step,
      disabled: underWay.has(id) && underWay.get(id) !== step,
    }),
    problem,
  }
}

export type Registration = ReturnType<typeof useRegistration>
