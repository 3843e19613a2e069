/** What the samples of other CRMs have in common: the notes above their columns, and a mobile number as the page shows it. */

/** That the list is known, by the name of the CRM. */
export const note = (name: RegExp): [string, RegExp] => ['other_crm', name]
/** That numbers of the company itself are left out, by their heads. */
export const numbers = (heads: RegExp): [string, RegExp] => ['company_numbers', heads]
export const mobile = '138 0013 8000'
