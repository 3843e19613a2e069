import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { createToken } from '../../contract/session.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'

/** 0 stands for a token without an end, because a picker can't hold null. */
type Values = { name: string; days: number }

const spans = [30, 90, 365]

export function TokenForm({ onClose, onMade }: { onClose: () => void; onMade: (token: string) => void }) {
  const { t } = useTranslation()
  return (
    <FormDrawer<Values>
      title={t('session.newToken')}
      draftKey="token"
      initial={{ name: '', days: 90 }}
      width={420}
      onClose={onClose}
      onSubmit={async ({ name, days }) => {
        const { token } = await call(createToken, { body: { name, days: days || null } })
        onMade(token)
      }}
    >
      <Form.Item
        name="name"
        label={t('session.tokenName')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('form.required', { field: t('session.tokenName') }),
          },
        ]}
      >
        <Input maxLength={50} placeholder={t('session.tokenNameHint')} />
      </Form.Item>
      <Form.Item name="days" label={t('session.tokenDays')}>
        <Select
          options={[
            ...spans.map((days) => ({ value: days, label: t('session.tokenDaysOption', { days }) })),
            { value: 0, label: t('session.tokenForever') },
          ]}
        />
      </Form.Item>
    </FormDrawer>
  )
}
