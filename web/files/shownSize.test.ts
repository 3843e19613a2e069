import { expect, test } from 'vitest'
import { shownSize } from './shownSize.ts'

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [839_680, '820 KB'],
  [1_048_576, '1 MB'],
  [1_468_006, '1.4 MB'],
  [104_857_600, '100 MB'],
  [1_073_741_823, '1 GB'],
  [5_368_709_120, '5 GB'],
])('%i bytes are %s', (bytes, shown) => expect(shownSize(bytes)).toBe(shown))
