import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { returnEntries } from '../../contract/reviews.ts'
import { call } from '../app/call.ts'
import { useAskableFields } from '../field-sets/useAskableFields.ts'
import { useSetFieldWord } from '../field-sets/useSetFieldWord.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { reviewed } from './api.ts'
import styles from './reviews.module.css'

type Values = { note: string; reasons: { field: string | null; text: string }[] }

export type Returned = ResultOf<typeof returnEntries>

type Props = {
  rows: readonly { id: number; name: string; version: number }[]
  /** Told before it closes: what was changed or decided meanwhile stays where it was. */
  onReturned: (result: Returned) => void
  onClose: () => void
}

/** Sends entries back: in words for all of it, and by field where it is one. */
export function ReturnForm({ rows, onReturned, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const wordOf = useSetFieldWord()
  const fields = useAskableFields().map((field) => ({ value: field, label: wordOf(field) }))
  const giveBack = async ({ note, reasons }: Values) => {
    const named = reasons.filter(({ field, text }) => field !== null && text.trim() !== '')
    const result = await call(returnEntries, {
      body: {
        rows: rows.map(({ id, version }) => ({ id, version })),
        reasons: Object.fromEntries(named.map(({ field, text }) => [field ?? '', text.trim()])),
        note: note.trim() || null,
      },
    })
    await reviewed(
      queries,
      rows.map(({ id }) => id),
    )
    onReturned(result)
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={
        rows.length === 1
          ? t('reviews.returnTitle', { name: rows[0]?.name ?? '' })
          : t('reviews.returnTitleMany', { count: rows.length })
      }
      draftKey={`return.${rows.map(({ id }) => id).join('.')}`}
      initial={{ note: '', reasons: [{ field: null, text: '' }] }}
      width={520}
      submitText={t('reviews.giveBack')}
      onSubmit={giveBack}
      onClose={onClose}
    >
      <Form.Item name="note" label={t('reviews.noteLabel')}>
        <Input.TextArea
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('reviews.noteHint')}
        />
      </Form.Item>
      <Form.List name="reasons">
        {(items, { add, remove }) => (
          <fieldset className={styles.reasons}>
            <legend>{t(rows.length === 1 ? 'reviews.reasonsLabel' : 'reviews.reasonsLabelMany')}</legend>
            {items.map(({ key, name }) => (
              <div key={key} className={styles.reason}>
                <Form.Item name={[name, 'field']} noStyle>
                  <Select
                    aria-label={t('reviews.reasonField', { row: name + 1 })}
                    showSearch={{ optionFilterProp: 'label' }}
                    options={fields}
                    placeholder={t('reviews.chooseField')}
                    allowClear
                  />
                </Form.Item>
                <Form.Item name={[name, 'text']} noStyle>
                  <Input
                    maxLength={500}
                    autoComplete="off"
                    placeholder={t('reviews.whyField')}
                    aria-label={t('reviews.reasonText', { row: name + 1 })}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('reviews.removeReason', { row: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ field: null, text: '' })}
            >
              {t('reviews.addReason')}
            </Button>
          </fieldset>
        )}
      </Form.List>
    </FormDrawer>
  )
}
