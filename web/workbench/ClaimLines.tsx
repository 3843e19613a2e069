import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { readWorkbench } from '../../contract/workbench.ts'

type Bench = ResultOf<typeof readWorkbench>

/** Clashes that wait for a ruling, a word or to be noted, and registrations that run out. */
export function ClaimLines({ clashes, registrations }: Pick<Bench, 'clashes' | 'registrations'>) {
  const { t } = useTranslation()
  return (
    <>
      {(['toRule', 'toState', 'ruled'] as const)
        .filter((what) => clashes[what] > 0)
        .map((what) => (
          <Link key={what} to="/registrations" search={{ part: 'clashes' }}>
            {t(`clashes.bench.${what}`, { count: clashes[what] })}
          </Link>
        ))}
      {registrations > 0 && (
        <Link to="/registrations">{t('registrations.bench', { count: registrations })}</Link>
      )}
    </>
  )
}
