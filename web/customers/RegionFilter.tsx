import { DownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import filterStyles from '../ui/FilterBar.module.css'
import { regionPrefix } from './regions.ts'

const RegionCascader = lazy(async () => ({ default: (await import('./RegionCascader.tsx')).RegionCascader }))

type Props = { label: string; value: string | undefined; onChange: (prefix: string | undefined) => void }

/** A button until it is used: the cascader is heavy and most lists are never filtered by region. */
export function RegionFilter({ label, value, onChange }: Props) {
  const [isOpened, setOpened] = useState(false)
  const closed = (
    <Button
      className={`${filterStyles.filter} ${filterStyles.closed}`}
      icon={<DownOutlined aria-hidden />}
      iconPlacement="end"
      onClick={() => setOpened(true)}
      aria-expanded={false}
    >
      {label}
    </Button>
  )
  if (!isOpened && value === undefined) return closed
  return (
    <Suspense fallback={closed}>
      <RegionCascader
        className={filterStyles.filter}
        label={label}
        value={value}
        startsOpen={isOpened && value === undefined}
        onChange={(code) => onChange(code ? regionPrefix(code) : undefined)}
      />
    </Suspense>
  )
}
