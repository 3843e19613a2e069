import type { FilterField } from '../../contract/customer-filter.ts'
import type { Way } from './draft.ts'

/** A customer is registered or it isn't; nobody fills that in. */
export function wayWord<Other extends Way>(field: FilterField, way: Other) {
  if (field !== 'protectedUntil') return way
  return way === 'filled' ? 'registered' : way === 'empty' ? 'unregistered' : way
}
