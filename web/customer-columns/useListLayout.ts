import { useState } from 'react'
import { useMe } from '../app/session.ts'

export type ListLayout = {
  columns: string[]
  widths: Record<string, number>
  frozen: number
  density: 'compact' | 'normal' | 'wide'
}
const plain: ListLayout = { columns: [], widths: {}, frozen: 1, density: 'normal' }
export const rowHeights = { compact: 32, normal: 36, wide: 44 } as const

export function useListLayout() {
  const { id } = useMe()
  const key = `kemai.list.${id}`
  const [layout, set] = useState<ListLayout>(() => ({
    ...plain,
    ...JSON.parse(localStorage.getItem(key) ?? '{}'),
  }))
  return {
    ...layout,
    set: (changes: Partial<ListLayout>) => {
      const next = { ...layout, ...changes }
      localStorage.setItem(key, JSON.stringify(next))
      set(next)
    },
  }
}
