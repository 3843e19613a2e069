import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { listQuestions } from '../../contract/questions.ts'
import styles from './verification.module.css'

const longest = 200

/** What to ask while one is speaking with them anyway; left empty, nothing happens. And that the rest still holds. */
export function Questions({ questions }: { questions: ResultOf<typeof listQuestions> | null }) {
  const { t } = useTranslation()
  const rows = questions?.rows ?? []
  return (
    <>
      {rows.length > 0 && (
        <fieldset className={styles.questions}>
          <legend>{t('verification.questions.title')}</legend>
          <p className={styles.hint}>{t('verification.questions.hint')}</p>
          {rows.map(({ field, why }) => {
            const [object = '', name = ''] = field.split('.')
            const word = t(`fields.${field}`)
            const whose =
              object === 'contact' && questions?.contact
                ? t('verification.event.of', { name: questions.contact.name, field: word })
                : word
            return (
              <Form.Item
                key={field}
                name={['learnt', object, 'changes', name]}
                label={t(`verification.questions.${why}`, { field: whose })}
              >
                <Input
                  maxLength={longest}
                  autoComplete="off"
                  inputMode={name === 'phones' ? 'tel' : name === 'email' ? 'email' : 'text'}
                />
              </Form.Item>
            )
          })}
        </fieldset>
      )}
      <Form.Item name="confirmed" valuePropName="checked">
        <Checkbox>{t('verification.questions.confirmed')}</Checkbox>
      </Form.Item>
    </>
  )
}
