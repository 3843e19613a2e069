import { type ChangeEvent, type CompositionEvent, useEffect, useRef, useState } from 'react'

/**
 * A text field whose words are used while they are typed, after a short pause, and never half-composed:
 * pinyin on its way to a character isn't a question yet. `settled` is what is in use now.
 */
export function useTyped(settled: string, onSettled: (text: string) => void, pause = 90) {
  const [text, setText] = useState(settled)
  const [base, setBase] = useState(settled)
  const timer = useRef<number>(undefined)
  const latest = useRef(onSettled)
  latest.current = onSettled

  // Changed from elsewhere (filters cleared, back): show that, unless it is our own echo.
  if (base !== settled) {
    setBase(settled)
    if (text.trim() !== settled) setText(settled)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const settle = (next: string) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => latest.current(next.trim()), pause)
  }
  return {
    text,
    set: (next: string) => {
      setText(next)
      settle(next)
    },
    field: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setText(event.target.value)
        if (!('isComposing' in event.nativeEvent && event.nativeEvent.isComposing)) settle(event.target.value)
      },
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => settle(event.currentTarget.value),
    },
  }
}
