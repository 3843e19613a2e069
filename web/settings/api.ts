import { queryOptions } from '@tanstack/react-query'
import { readSecurityRules } from '../../contract/security-rules.ts'
import { listIndustries, readOrganisation } from '../../contract/settings.ts'
import { call } from '../app/call.ts'

export const organisationOptions = queryOptions({
  queryKey: ['organisation'],
  queryFn: ({ signal }) => call(readOrganisation, { signal }),
})

export const industriesOptions = queryOptions({
  queryKey: ['industries'],
  queryFn: ({ signal }) => call(listIndustries, { signal }),
})

export const securityRulesOptions = queryOptions({
  queryKey: ['security-rules'],
  queryFn: ({ signal }) => call(readSecurityRules, { signal }),
})
