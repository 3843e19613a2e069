import type { FormInstance } from 'antd'
import { useState } from 'react'
import type { ErrorBody } from '../../contract/errors.ts'
import { CallError } from '../app/call.ts'
import { type Collision, rebase, valueAt } from './rebase.ts'

/** The record as it was read: edits are told from it. */
export type Kept<Values> = { version: number; values: Values }
/** `take` is what the form holds once theirs is chosen: where theirs is masked that isn't what is shown of it. */
export type ToldCollision = Collision & { take: unknown; by?: string | null; at?: string }

type Edit<Values extends object> = {
  form: Pick<FormInstance<Values>, 'setFieldsValue'>
  begin: Kept<Values>
  /** The record as it is kept now, asked when somebody else was faster. `told` is what the refusal said of it. */
  readNow: (told: ErrorBody, base: Kept<Values>) => Promise<Kept<Values>>
}

/**
 * The one way to edit what others may edit as well. Where somebody was faster, it goes on from what is kept now: what was
 * typed stays, what others changed elsewhere comes in, and fields that both changed are told, to be chosen one by one
 * (CollisionChoices). Where no field collides it saves at once.
 */
export function useEdit<Values extends object>({ form, begin, readNow }: Edit<Values>) {
  const [base, setBase] = useState(begin)
  const [initial] = useState(begin.values)
  const [collisions, setCollisions] = useState<ToldCollision[]>([])

  const attempt = async (
    from: Kept<Values>,
    mine: Values,
    put: (from: Kept<Values>, mine: Values) => Promise<unknown>,
    isAgain: boolean,
  ): Promise<void> => {
    try {
      const version = versionOf(await put(from, mine))
      // A form that stays open goes on from what it has saved.
      if (version !== null) setBase({ version, values: mine })
    } catch (error) {
      if (!(error instanceof CallError) || error.body.code !== 'record.changed') throw error
      const now = await readNow(error.body, from)
      const moved = rebase(from.values, mine, now.values)
      form.setFieldsValue(moved.values as Parameters<typeof form.setFieldsValue>[0])
      setBase(now)
      const told = toldCollisions(moved.collisions, error.body, mine, now.values)
      setCollisions(told)
      if (told.length > 0 || isAgain) throw error
      await attempt(now, moved.values, put, true)
    }
  }

  return {
    initial,
    base,
    collisions,
    save: (typed: Values, put: (from: Kept<Values>, mine: Values) => Promise<unknown>) =>
      attempt(base, { ...base.values, ...typed }, put, false),
  }
}

/** Those that the form can tell, and those that only the server knows of since their values aren't shown here. */
function toldCollisions(found: Collision[], body: ErrorBody, mine: object, now: object): ToldCollision[] {
  const unseen = Object.entries(body.collisions ?? {})
    .filter(([field]) => !found.some((one) => one.field === field) && valueAt(mine, field) !== undefined)
    .map(([field, { theirs }]) => ({ field, mine: valueAt(mine, field), theirs }))
    // Told by what was read when the edit began: by now it may be the same.
    .filter(({ field, mine: typed }) => JSON.stringify(valueAt(now, field)) !== JSON.stringify(typed))
  return [...found, ...unseen].map((one) => ({
    ...one,
    take: valueAt(now, one.field),
    ...whoOf(body, one.field),
  }))
}

const versionOf = (answer: unknown): number | null =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number'
    ? answer.version
    : null

function whoOf({ collisions }: ErrorBody, field: string) {
  const told = collisions?.[field]
  return { ...(told?.by !== undefined && { by: told.by }), ...(told?.at !== undefined && { at: told.at }) }
}
