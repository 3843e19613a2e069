import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ErrorBody } from '../../contract/errors.ts'
import { updateFollowUp } from '../../contract/followups.ts'
import type { FollowUpEntry } from '../../contract/timeline.ts'
import { call } from '../app/call.ts'
import { contactsOptions } from '../contacts/api.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { followedUp } from './api.ts'
import { ContentFields, MoreFields } from './FollowUpFields.tsx'
import { changesOf, type EditValues, localMinute } from './followUpValues.ts'

type Props = { customerId: number; followUp: FollowUpEntry['followUp']; onClose: () => void }

export function EditFollowUp({ customerId, followUp, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { id, version } = followUp
  const [form] = Form.useForm<EditValues>()
  const {
    initial,
    collisions,
    save: saveEdit,
  } = useEdit<EditValues>({
    form,
    begin: { version, values: asEdited(followUp) },
    // The refusal tells all that others made of the fields that I changed; the rest isn't sent.
    readNow: async (told, base) => ({
      version: told.version ?? base.version,
      values: { ...base.values, ...asTyped(told.collisions ?? {}) },
    }),
  })
  const contacts = useQuery(contactsOptions(customerId))
  const words = useFieldWords(new Set<string>())
  const say = (field: string, value: unknown) => {
    if (field === 'contactId') return contacts.data?.rows.find(({ id: of }) => of === value)?.name ?? ''
    if (field === 'feedback' || field === 'method' || field === 'refusalReason')
      return value ? t(`choices.${field}.${String(value)}` as 'choices.method.phone', String(value)) : ''
    return words(field, field === 'at' ? String(value).replace('T', ' ') : value)
  }
  const save = async (values: EditValues) => {
    await saveEdit(values, async (base, mine) => {
      const changes = changesOf(base.values, mine)
      if (Object.keys(changes).length > 0)
        await call(updateFollowUp, { params: { id }, body: { version: base.version, changes } })
    })
    await followedUp(queries, customerId)
    onClose()
  }
  return (
    <FormDrawer<EditValues>
      title={t('followups.editTitle')}
      draftKey={`followUp.edit.${id}.${version}`}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
      form={form}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices
            collisions={collisions}
            label={(field) => t(`fields.followUp.${field}` as 'fields.followUp.content', field)}
            say={say}
            form={form}
          />
        )
      }
    >
      <ContentFields mayLackReason={followUp.feedback === 'refused' && followUp.refusalReason === null} />
      <MoreFields customerId={customerId} isOpen />
    </FormDrawer>
  )
}

type Edited = Pick<
  FollowUpEntry['followUp'],
  'content' | 'feedback' | 'feedbackDetail' | 'refusalReason' | 'method' | 'contactId' | 'at'
>

const asEdited = (followUp: Edited): EditValues => ({
  content: followUp.content,
  feedback: followUp.feedback,
  feedbackDetail: followUp.feedbackDetail ?? '',
  refusalReason: followUp.refusalReason,
  method: followUp.method,
  contactId: followUp.contactId,
  at: localMinute(followUp.at),
})

/** Values of a refusal as the form holds them. */
const asTyped = (collisions: NonNullable<ErrorBody['collisions']>): Partial<EditValues> =>
  Object.fromEntries(
    Object.entries(collisions).map(([field, { theirs }]) => [
      field,
      field === 'at' ? localMinute(String(theirs)) : field === 'feedbackDetail' ? (theirs ?? '') : theirs,
    ]),
  )
