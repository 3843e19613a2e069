import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { createTagGroup, type TagGroup, tagColours, tagTargets, updateTagGroup } from '../../contract/tags.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { labelLineOptions, tagsOptions } from './api.ts'
import { TagChip } from './TagChip.tsx'

type Values = Omit<TagGroup, 'id' | 'tags'>

const empty: Values = {
  name: '',
  colour: 'blue',
  meaning: '',
  exclusive: false,
  appliesTo: 'customer',
  active: true,
}

/** `group` is null for a new one. */
export function TagGroupForm({ group, onClose }: { group: TagGroup | null; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = async (values: Values) => {
    if (group) await call(updateTagGroup, { params: { id: group.id }, body: values })
    else await call(createTagGroup, { body: values })
    await Promise.all([
      queries.invalidateQueries({ queryKey: tagsOptions().queryKey }),
      queries.invalidateQueries({ queryKey: labelLineOptions().queryKey }),
    ])
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t(group ? 'tags.editGroup' : 'tags.newGroup')}
      draftKey={group ? `tagGroup.${group.id}` : 'tagGroup'}
      initial={group ? valuesOf(group) : empty}
      width={480}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('tags.groupName')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('tags.groupName') }) },
        ]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="colour" label={t('tags.colour')}>
        <Radio.Group
          options={tagColours.map((colour) => ({
            value: colour,
            label: (
              <TagChip
                tag={{ id: 0, name: t(`tags.colours.${colour}`), group: { id: 0, name: '', colour } }}
              />
            ),
          }))}
        />
      </Form.Item>
      <Form.Item name="meaning" label={t('tags.meaning')}>
        <Input.TextArea
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 5 }}
          placeholder={t('tags.meaningHint')}
        />
      </Form.Item>
      <Form.Item name="appliesTo" label={t('tags.appliesTo')}>
        <Radio.Group options={tagTargets.map((value) => ({ value, label: t(`tags.targets.${value}`) }))} />
      </Form.Item>
      <Form.Item name="exclusive" valuePropName="checked">
        <Checkbox>{t('tags.exclusive')}</Checkbox>
      </Form.Item>
      {group && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('tags.active')}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}

function valuesOf({ id: _id, tags: _tags, ...values }: TagGroup): Values {
  return { ...values, meaning: values.meaning ?? '' }
}
