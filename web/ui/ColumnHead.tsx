import type { ColumnSort } from './VirtualTable.tsx'

const arrows = { ascending: '↑', descending: '↓', none: '' } as const

export function ColumnHead({ title, align, sort }: { title: string; align?: 'end'; sort?: ColumnSort }) {
  if (!sort) {
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    )
  }
  return (
    <th scope="col" data-align={align} aria-sort={sort.direction}>
      <button type="button" onClick={sort.onSort} title={sort.label}>
        {title}
        <span aria-hidden="true">{arrows[sort.direction]}</span>
      </button>
    </th>
  )
}
