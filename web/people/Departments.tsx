import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Department, deleteDepartment } from '../../contract/people.ts'
import { call } from '../app/call.ts'
import { useConfirm } from '../ui/useConfirm.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { useRefreshPeople } from './api.ts'
import { DepartmentForm } from './DepartmentForm.tsx'
import styles from './PeoplePage.module.css'
import { type Branch, inTreeOrder } from './tree.ts'

type Props = {
  departments: readonly Department[]
  canManage: boolean
  chosen: number | undefined
  onChoose: (id: number | undefined) => void
}

type Edited = { department: Department } | { below: Department }

export function Departments({ departments, canManage, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [edited, setEdited] = useState<Edited | null>(null)
  const branches = inTreeOrder(departments)
  const top = branches[0]?.department
  return (
    <details className={styles.departments} open={!isPhone}>
      <summary>{t('people.departments')}</summary>
      <ul>
        <li>
          <button
            type="button"
            className={styles.department}
            aria-pressed={chosen === undefined}
            onClick={() => onChoose(undefined)}
          >
            {t('people.allDepartments')}
          </button>
        </li>
        {branches.map((branch) => (
          <li key={branch.department.id} className={styles.branch} style={{ paddingLeft: branch.depth * 16 }}>
            <button
              type="button"
              className={styles.department}
              aria-pressed={chosen === branch.department.id}
              onClick={() => onChoose(branch.department.id)}
            >
              <span>
                {branch.department.name}
                {branch.department.reviewer?.mayReview === false && (
                  <span className={styles.lost}>
                    {t('people.reviewerLost', { name: branch.department.reviewer.name })}
                  </span>
                )}
              </span>
              <span className={styles.number}>{branch.department.people}</span>
            </button>
            {canManage && <DepartmentActions branch={branch} onEdit={setEdited} />}
          </li>
        ))}
      </ul>
      {canManage && top && (
        <Button type="text" icon={<PlusOutlined />} onClick={() => setEdited({ below: top })}>
          {t('people.addDepartment')}
        </Button>
      )}
      {edited && (
        <DepartmentForm
          department={'department' in edited ? edited.department : null}
          parentId={'below' in edited ? edited.below.id : edited.department.parentId}
          departments={departments}
          onClose={() => setEdited(null)}
        />
      )}
    </details>
  )
}

function DepartmentActions({ branch, onEdit }: { branch: Branch; onEdit: (edited: Edited) => void }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const refresh = useRefreshPeople()
  const { department, depth } = branch
  const remove = () =>
    confirm({
      title: t('people.removeDepartmentTitle', { name: department.name }),
      text: t('people.removeDepartmentText'),
      action: t('form.remove'),
      isDanger: true,
      run: async () => {
        await call(deleteDepartment, { params: { id: department.id } })
        await refresh()
      },
    })
  const items = [
    { key: 'edit', label: t('form.edit'), onClick: () => onEdit({ department }) },
    { key: 'add', label: t('people.addDepartment'), onClick: () => onEdit({ below: department }) },
    // The top department is the organisation itself.
    ...(depth > 0 ? [{ key: 'remove', label: t('form.remove'), danger: true, onClick: remove }] : []),
  ]
  const name = t('people.departmentActions', { name: department.name })
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={name} title={name} />
    </Dropdown>
  )
}
