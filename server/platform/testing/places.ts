import type { endpoints } from '../../../contract/index.ts'
import type { Place } from './place.ts'
import { ofOrganisation } from './places-of-organisation.ts'
import { ofRecords } from './places-of-records.ts'
import { ofWork } from './places-of-work.ts'

/** The visibility specification: every endpoint of the contract stands here, or it fails. */
export const places: Record<keyof typeof endpoints, Place> = { ...ofOrganisation, ...ofWork, ...ofRecords }
