import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useShortcut } from '../ui/useShortcut.ts'
import { menu } from './menu.ts'
import { useMay, useMe } from './session.ts'

const KeysHelp = lazy(async () => ({ default: (await import('./KeysHelp.tsx')).KeysHelp }))

/** The keys of every page. */
export function AppKeys() {
  const navigate = useNavigate()
  const settings = useSettingsPlace()
  const mayView = useMay('customer.view')
  const [isHelping, setHelping] = useState(false)
  useShortcut('help', () => setHelping(true))
  useShortcut('toWorkbench', () => void navigate({ to: '/' }), mayView)
  useShortcut('toCustomers', () => void navigate({ to: '/customers' }), mayView)
  useShortcut('toSettings', () => void navigate({ to: settings }))
  return (
    isHelping && (
      <Suspense>
        <KeysHelp onClose={() => setHelping(false)} />
      </Suspense>
    )
  )
}

/** The organisation's, else the first ones open to this person, else the own ones. */
function useSettingsPlace() {
  const { can } = useMe()
  const entries =
    menu.find(({ head }) => head === 'settings')?.entries.filter(({ needs }) => can[needs]) ?? []
  return (entries.find(({ to }) => to === '/settings') ?? entries[0])?.to ?? '/me'
}
