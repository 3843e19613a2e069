import type { TagPreset } from './presets.ts'

/** The same groups for an organisation that is founded in English. */
export const englishTags: TagPreset[] = [
  {
    name: 'Need',
    colour: 'blue',
    meaning: 'Whether the customer buys equipment, a service or a whole solution',
    appliesTo: 'customer',
    tags: ['Equipment', 'Outsourced service', 'Solution'],
  },
  {
    name: 'Buying criteria',
    colour: 'teal',
    meaning: 'What the customer looks for in a supplier',
    appliesTo: 'customer',
    tags: [
      'Led by purchasing',
      'Led by service',
      'Led by solutions',
      'Minds costs',
      'Minds prices',
      'Support first',
      'Led by technology',
      'Short delivery',
      'Prefers brands',
      'Wants promotions',
    ],
  },
  {
    name: 'Decision chain',
    colour: 'purple',
    meaning: 'How they come to a decision',
    appliesTo: 'customer',
    tags: ['One decides', 'Several departments', 'Takes long'],
  },
  {
    name: 'Risk',
    colour: 'red',
    meaning: 'What to keep in mind while working together',
    appliesTo: 'customer',
    tags: ['Stable', 'To nurture', 'At risk', 'Many complaints', 'Complained before', 'Pays late'],
  },
  {
    name: 'Purchase',
    colour: 'amber',
    meaning: 'Whether the budget is there and competitors are in touch',
    appliesTo: 'customer',
    tags: ['Competitor in touch', 'Budget approved'],
  },
  {
    name: 'Contact',
    colour: 'olive',
    meaning: 'The part this person has in a purchase',
    appliesTo: 'contact',
    tags: ['Key decision maker', 'Technical influence', 'Clear need'],
  },
]
