import type { FilterGroup } from '../../contract/customer-filter.ts'
import type { ViewAudience } from '../../contract/list-views.ts'

export type ToldView = {
  owner: string
  name: string
  sharedWith: ViewAudience
  filter: FilterGroup
}

/** 赵立群 keeps the large projects that aren't won yet before the eyes of his three areas; 沈静 has gaps in the data filled. */
export const demoViews: readonly ToldView[] = [
  {
    owner: 'zhaoliqun',
    name: '百万项目待成交',
    sharedWith: 'department',
    filter: {
      all: [
        { field: 'stage', any: ['prospect', 'interested'] },
        { field: 'budget', min: 100_000_000 },
      ],
    },
  },
  {
    owner: 'shenjing',
    name: '资料待补全',
    sharedWith: 'everybody',
    filter: {
      any: [
        { field: 'industryId', empty: true },
        { field: 'regionCode', empty: true },
        { field: 'creditCode', empty: true },
      ],
    },
  },
]
