import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { FormProblem } from '../ui/FormProblem.tsx'
import styles from './clashes.module.css'

type Props = {
  label: string
  hint: string
  action: string
  begin?: string
  /** What it throws is shown, and the words stay. */
  onSay: (words: string) => Promise<unknown>
  aside?: ReactNode
}

/** A few words with their button, in a page or within another form, which they must not send. */
export function SayForm({ label, hint, action, begin = '', onSay, aside }: Props) {
  const id = useId()
  const [words, setWords] = useState(begin)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSaying, setSaying] = useState(false)
  const say = async () => {
    setSaying(true)
    setProblem(null)
    try {
      await onSay(words.trim())
    } catch (error) {
      setProblem(error)
    } finally {
      setSaying(false)
    }
  }
  return (
    <div className={styles.said}>
      <FormProblem problem={problem} />
      <label htmlFor={id}>
        {label}
        <Input.TextArea
          id={id}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={hint}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => event.stopPropagation()}
        />
      </label>
      <div className={styles.tools}>
        <Button disabled={words.trim() === ''} loading={isSaying} onClick={() => void say()}>
          {action}
        </Button>
        {aside}
      </div>
    </div>
  )
}
