import { useQuery } from '@tanstack/react-query'
import { Alert, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import {
  createDepartment,
  type Department,
  type listColleagues,
  updateDepartment,
} from '../../contract/people.ts'
import { call } from '../app/call.ts'
import { colleaguesOptions } from '../customers/choices.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useRefreshPeople } from './api.ts'
import { DepartmentPicker } from './DepartmentPicker.tsx'
import styles from './PeoplePage.module.css'
import { withBelow } from './tree.ts'

type Values = { name: string; parentId: number | null; reviewerId: number | null }

type Props = {
  /** Null for a new one. */
  department: Department | null
  parentId: number | null
  departments: readonly Department[]
  onClose: () => void
}

export function DepartmentForm({ department, parentId, departments, onClose }: Props) {
  const { t } = useTranslation()
  const refresh = useRefreshPeople()
  const colleagues = useQuery(colleaguesOptions())
  const save = async ({ name, parentId, reviewerId }: Values) => {
    if (!department) await call(createDepartment, { body: { name, parentId: parentId ?? 0 } })
    else {
      const moved = parentId !== null && parentId !== department.parentId ? { parentId } : {}
      await call(updateDepartment, {
        params: { id: department.id },
        body: {
          name,
          ...moved,
          ...((reviewerId ?? null) !== (department.reviewer?.id ?? null) && {
            reviewerId: reviewerId ?? null,
          }),
        },
      })
    }
    await refresh()
    onClose()
  }
  const reviewer = department?.reviewer
  const isTop = department !== null && department.parentId === null
  return (
    <FormDrawer<Values>
      title={t(department ? 'people.editDepartment' : 'people.addDepartment')}
      draftKey={department ? `department.${department.id}` : 'department'}
      initial={{ name: department?.name ?? '', parentId, reviewerId: department?.reviewer?.id ?? null }}
      width={420}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('people.departmentName')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('form.required', { field: t('people.departmentName') }),
          },
        ]}
      >
        <Input maxLength={50} />
      </Form.Item>
      {!isTop && (
        <Form.Item
          name="parentId"
          label={t('people.parent')}
          rules={[{ required: true, message: t('form.choose', { field: t('people.parent') }) }]}
        >
          <DepartmentPicker
            departments={departments}
            without={department ? withBelow(departments, department.id) : undefined}
          />
        </Form.Item>
      )}
      {department && (
        <>
          {reviewer && !reviewer.mayReview && (
            <Alert
              type="warning"
              showIcon
              title={t('people.reviewerLost', { name: reviewer.name })}
              description={t('people.reviewerLostHint')}
              className={styles.told}
            />
          )}
          <Form.Item name="reviewerId" label={t('reviews.reviewer')} extra={t('reviews.reviewerHint')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={reviewersOffered(colleagues.data?.rows ?? [], reviewer ?? null)}
            />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

/** Who has left is no colleague, and is named all the same where the appointment still stands. */
function reviewersOffered(
  colleagues: ResultOf<typeof listColleagues>['rows'],
  reviewer: Department['reviewer'],
) {
  const offered = colleagues.map(({ id, name, department }) => ({
    value: id,
    label: `${name} · ${department.name}`,
  }))
  return reviewer && !colleagues.some(({ id }) => id === reviewer.id)
    ? [...offered, { value: reviewer.id, label: reviewer.name }]
    : offered
}
