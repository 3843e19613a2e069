import { Input } from 'antd'
import { type ComponentProps, lazy, Suspense } from 'react'
import type { DayInput } from './DayInput.tsx'

const Picker = lazy(async () => ({ default: (await import('./DayInput.tsx')).DayInput }))

/** The day picker, fetched when a form with days is first opened. */
export function DayField(props: ComponentProps<typeof DayInput>) {
  return (
    <Suspense
      fallback={<Input id={props.id} placeholder={props.placeholder} disabled value={props.value ?? ''} />}
    >
      <Picker {...props} />
    </Suspense>
  )
}
