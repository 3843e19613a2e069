import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endTwoFactor, readTwoFactor, renewRecoveryCodes } from '../../contract/two-factor.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './MePage.module.css'
import { PasswordAsked } from './PasswordAsked.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { TwoFactorSetUp } from './TwoFactorSetUp.tsx'

type Step = 'set-up' | 'end' | 'renew' | null

export function TwoFactor() {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const state = useQuery({
    queryKey: ['two-factor', 'state'],
    queryFn: ({ signal }) => call(readTwoFactor, { signal }),
  })
  const done = () => {
    setStep(null)
    setCodes(null)
    void queries.invalidateQueries({ queryKey: ['two-factor', 'state'] })
  }
  const { isOn = false, since, recoveryCodesLeft = 0, isRequired, isAvailable } = state.data ?? {}
  const now = isOn
    ? t('security.twoFactorOn', { day: shown.day(since ?? ''), count: recoveryCodesLeft })
    : t(isAvailable === false ? 'security.twoFactorUnavailable' : 'security.twoFactorOff')
  return (
    <Section title={t('security.twoFactor')} note={t('security.twoFactorText')}>
      {state.isError && <ErrorState error={state.error} reset={() => void state.refetch()} />}
      {state.data && step === null && !codes && (
        <>
          <p>{now}</p>
          <div className={styles.buttons}>
            {!isOn && isAvailable && (
              <Button onClick={() => setStep('set-up')}>{t('security.turnOn')}</Button>
            )}
            {isOn && <Button onClick={() => setStep('renew')}>{t('security.renewCodes')}</Button>}
            {isOn && !isRequired && <Button onClick={() => setStep('end')}>{t('security.turnOff')}</Button>}
          </div>
        </>
      )}
      {step === 'set-up' && <TwoFactorSetUp onDone={done} onCancel={() => setStep(null)} />}
      {step === 'end' && (
        <PasswordAsked
          text={t('security.turnOffText')}
          action={t('security.turnOffTitle')}
          onCancel={() => setStep(null)}
          onPassword={async (password) => {
            await call(endTwoFactor, { body: { password } })
            done()
          }}
        />
      )}
      {step === 'renew' && (
        <PasswordAsked
          text={t('security.renewCodesText')}
          action={t('security.renewCodes')}
          onCancel={() => setStep(null)}
          onPassword={async (password) => {
            setCodes((await call(renewRecoveryCodes, { body: { password } })).recoveryCodes)
            setStep(null)
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onSaved={done} />}
    </Section>
  )
}
