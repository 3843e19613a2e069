import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { createTag, type TagGroup, updateTag } from '../../contract/tags.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { tagsOptions } from './api.ts'

type Values = { name: string; active: boolean }
type Props = { groupId: number; of: string; tag: TagGroup['tags'][number] | null; onClose: () => void }

/** `tag` is null for a new one. */
export function TagForm({ groupId, of, tag, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = async (values: Values) => {
    if (tag) await call(updateTag, { params: { id: tag.id }, body: values })
    else await call(createTag, { params: { id: groupId }, body: { name: values.name } })
    await queries.invalidateQueries({ queryKey: tagsOptions().queryKey })
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={tag ? t('tags.editTag', { name: tag.name }) : t('tags.newTagIn', { group: of })}
      draftKey={tag ? `tag.${tag.id}` : `tag.new.${groupId}`}
      initial={{ name: tag?.name ?? '', active: tag?.active ?? true }}
      width={420}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('tags.tagName')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('tags.tagName') }) },
        ]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      {tag && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('tags.active')}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}
