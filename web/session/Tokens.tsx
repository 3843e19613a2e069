import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { deleteToken, listTokens } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { useShown } from '../ui/useShown.ts'
import { TokenForm } from './TokenForm.tsx'
import styles from './Tokens.module.css'

type Token = ResultOf<typeof listTokens>['rows'][number]

export function Tokens() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [isAdding, setIsAdding] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => call(listTokens, { signal }) })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['tokens'] })
  return (
    <Section
      title={t('session.tokens')}
      note={t('session.tokensText')}
      actions={<Button onClick={() => setIsAdding(true)}>{t('session.newToken')}</Button>}
    >
      {made && <CopyField label={t('session.tokenShownOnce')} value={made} />}
      {tokens.isError && <ErrorState error={tokens.error} reset={() => void tokens.refetch()} />}
      {tokens.data && tokens.data.rows.length > 0 && (
        <ul className={styles.list}>
          {tokens.data.rows.map((token) => (
            <TokenRow key={token.id} token={token} onWithdrawn={refresh} />
          ))}
        </ul>
      )}
      {isAdding && (
        <TokenForm
          onClose={() => setIsAdding(false)}
          onMade={(token) => {
            setMade(token)
            setIsAdding(false)
            void refresh()
          }}
        />
      )}
    </Section>
  )
}

function TokenRow({ token, onWithdrawn }: { token: Token; onWithdrawn: () => Promise<void> }) {
  const { t } = useTranslation()
  const shown = useShown()
  const confirm = useConfirm()
  const withdraw = () =>
    confirm({
      title: t('session.tokenWithdrawTitle', { name: token.name }),
      text: t('session.tokenWithdrawText'),
      action: t('session.tokenWithdraw'),
      isDanger: true,
      run: async () => {
        await call(deleteToken, { params: { id: token.id } })
        await onWithdrawn()
      },
    })
  const used = token.lastUsedAt ? shown.instant(token.lastUsedAt) : t('session.tokenNever')
  const expires = token.expiresAt ? shown.day(token.expiresAt) : t('session.tokenForever')
  return (
    <li className={styles.row}>
      <span className={styles.name}>{token.name}</span>
      <span className={styles.facts}>
        {t('session.tokenEnding')} …{token.ending} · {t('session.tokenCreated')} {shown.day(token.createdAt)}{' '}
        · {t('session.tokenUsed')} {used} · {t('session.tokenExpires')} {expires}
      </span>
      <Button size="small" onClick={withdraw}>
        {t('session.tokenWithdraw')}
      </Button>
    </li>
  )
}
