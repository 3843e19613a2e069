import { useEffect, useEffectEvent, useRef } from 'react'
import { returnFocus } from './useFocusReturn.ts'

/** Once a step is through and its button is gone with it, the focus goes on from what stands nearest, or from the heading. */
export function useFocusAfter(isUnderWay: boolean, nearest: () => Element | null): void {
  const was = useRef(isUnderWay)
  const goOn = useEffectEvent(() => {
    // A form that was closed leaves it there for want of anything nearer.
    const heading = document.querySelector('h1')
    if (document.activeElement === heading) heading?.blur()
    returnFocus(nearest())
  })
  useEffect(() => {
    if (was.current && !isUnderWay) goOn()
    was.current = isUnderWay
  }, [isUnderWay])
}
