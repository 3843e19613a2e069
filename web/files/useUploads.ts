import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createFile } from '../../contract/files.ts'
import { upload } from '../app/upload.ts'
import { customerChanged } from '../customers/api.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { filesOptions } from './api.ts'
import { shownSize } from './shownSize.ts'

export type Upload = {
  key: number
  file: File
  /** From 0 to 100. */
  percent: number
  /** Why it failed; null while it goes on. */
  problem: string | null
}

/** As many as go at once; the others wait their turn. */
const abreast = 3

/** Uploads of a customer, several at once; what is done disappears, what failed stays with its reason. */
export function useUploads(customerId: number, limit: number) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<Upload[]>([])
  const waiting = useRef<Upload[]>([])
  const going = useRef(0)
  const lastKey = useRef(0)

  const change = (key: number, changed: Partial<Upload>) =>
    setUploads((known) => known.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  const forget = (key: number) => setUploads((known) => known.filter((one) => one.key !== key))

  const send = async ({ key, file }: Upload) => {
    going.current += 1
    try {
      await upload(
        createFile,
        file,
        ({ sent, total }) => change(key, { percent: total > 0 ? Math.floor((sent / total) * 100) : 0 }),
        { id: customerId },
      )
      forget(key)
      await Promise.all([
        queries.invalidateQueries({ queryKey: filesOptions(customerId).queryKey }),
        customerChanged(queries, customerId),
      ])
    } catch (error) {
      change(key, { problem: reasonOf(error, t('app.pageFailedUnknown')) })
    } finally {
      going.current -= 1
      startNext()
    }
  }
  const startNext = () => {
    while (going.current < abreast) {
      const next = waiting.current.shift()
      if (!next) return
      void send(next)
    }
  }
  const add = (files: readonly File[]) => {
    const fresh = files.map((file): Upload => {
      lastKey.current += 1
      const problem = file.size > limit ? t('files.tooLarge', { limit: shownSize(limit) }) : null
      return { key: lastKey.current, file, percent: 0, problem }
    })
    setUploads((known) => [...known, ...fresh])
    waiting.current.push(...fresh.filter(({ problem }) => problem === null))
    startNext()
  }
  const retry = ({ key, file }: Upload) => {
    forget(key)
    add([file])
  }
  return { uploads, add, retry, forget }
}
