import { expect, test } from 'vitest'
import { keptRules } from './antd-styles.ts'

test.each([
  ['a used component', '.ant-btn{color:red}', '.ant-btn{color:red}'],
  ['an unused one', '.ant-card{color:red}.ant-card-head:hover{color:red}', ''],
  ['one whose name begins alike', '.ant-cards{color:red}', '.ant-cards{color:red}'],
  ['an unused one inside a used one', '.ant-modal .ant-card{color:red}', ''],
  ['a list of both', '.ant-card a,.ant-btn{color:red}', '.ant-btn{color:red}'],
  ['commas in brackets', '.ant-btn:is(.a,.b),.ant-card{x:y}', '.ant-btn:is(.a,.b){x:y}'],
  ['a query for both', '@media print{.ant-card{x:y}.ant-btn{x:y}}', '@media print{.ant-btn{x:y}}'],
  ['a query for the unused alone', '@supports (gap:1px){.ant-card{x:y}}', ''],
  ['keyframes', '@keyframes fade{0%{x:y}100%{x:z}}', '@keyframes fade{0%{x:y}100%{x:z}}'],
  ['a statement', '@charset "utf-8";.ant-card{x:y}', '@charset "utf-8";'],
  ['Ant Design’s own theme', '.css-var-_R_0_{--ant-blue:blue}', ''],
  ['what is no component', '.Shell_bar{x:y}', '.Shell_bar{x:y}'],
])('%s', (_, sheet, kept) => {
  expect(keptRules(sheet, ['ant-card'])).toBe(kept)
})
