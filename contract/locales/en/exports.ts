import type { Shape } from '../shape.ts'
import type { exports as zh } from '../zh-CN/exports.ts'

export const exports: Shape<typeof zh> = {
  title: 'My exports',
  note: 'Files of many customers are made in the background, also when you leave this page. They are kept for {{days}} days.',
  none: 'No export has been made in the background yet. Export from the list of customers: larger files appear here.',
  list: 'List of customers ({{format}})',
  file: 'File',
  when: 'Time',
  rows: 'Rows',
  state: 'State',
  ends: 'Kept until',
  status: {
    waiting: 'Waiting',
    making: 'Being made',
    done: 'Made',
    failed: 'Not made',
    stopped: 'Stopped',
  },
  making: '{{done}} of {{total}} rows written',
  failed: 'Not made: {{reason}}',
  download: 'Download',
  stop: 'Stop',
  again: 'Make again',
  ofFile: '{{step}}: {{file}}, {{when}}',
  server: {
    failure: {
      interrupted: 'The server stopped in between, so the file wasn’t made. Please make it again.',
      internal: 'Something unexpected went wrong and was recorded. Please make it again.',
      'permission.denied': 'When it was to be made you no longer had the right to export customers.',
    },
  },
}
