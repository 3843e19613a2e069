/** Which of `choices` in the catalogues a field takes its words from. */
export const choiceOf = {
  type: 'type',
  legalNature: 'legalNature',
  businessType: 'businessType',
  urgency: 'urgency',
  source: 'source',
  stage: 'stage',
  relationStatus: 'relationStatus',
  relation: 'relation',
  influence: 'influence',
  attitude: 'attitude',
  preferredChannels: 'channel',
  method: 'method',
} as const
