import type { CrmList } from './crm-list.ts'

/** Per CRM the source of its heads. Columns of its own that aren't named here are guessed as in any file. */
export const crmsAbroad: readonly CrmList[] = [
  // Twenty: labels in twenty-server compute-company-standard-flat-field-metadata.util.ts, sub-fields as its exports have them.
  {
    crm: 'twenty',
    signs:
      'Domain Name / Link URL、Domain Name / Secondary Links、Address / Address 1、Address / Post Code、ARR / Amount、ICP、Linkedin / Link URL、Account Owner (ID)',
    least: 3,
    targets: {
      name: 'Name',
      website: 'Domain Name / Link URL',
      address: 'Address / Address 1',
      region: 'Address / City、Address / State、Address / Country',
      headcount: 'Employees',
      annualRevenue: 'ARR / Amount、Annual Revenue / Amount',
    },
    without: 'Account Owner (ID)',
    currency: 'ARR / Currency、Annual Revenue / Currency',
  },
  {
    crm: 'twenty',
    signs:
      'Name / First Name、Name / Last Name、Emails / Primary Email、Phones / Primary Phone Number、Emails / Additional Emails',
    least: 3,
    targets: {
      name: 'Company / Name',
      'contact.givenName': 'Name / First Name',
      'contact.familyName': 'Name / Last Name',
      'contact.email': 'Emails / Primary Email',
      'contact.phones': 'Phones / Primary Phone Number',
    },
    without: 'City',
  },
  // EspoCRM: names of attributes in csv (Tools/Export/Format/Csv), labels of Crm/Resources/i18n in xlsx.
  {
    crm: 'espo',
    signs:
      'billingAddressStreet、billingAddressCity、billingAddressPostalCode、shippingAddressStreet、sicCode、emailAddress、assignedUserName',
    least: 3,
    targets: {
      name: 'name',
      address: 'billingAddressStreet',
      region: 'billingAddressCity、billingAddressState、billingAddressCountry',
      highlights: 'description',
      owner: 'assignedUserName',
    },
    without: 'type',
    ofCompany: 'emailAddress、phoneNumber',
  },
  {
    crm: 'espo',
    signs: 'firstName、lastName、salutationName、accountName、addressStreet、emailAddress、assignedUserName',
    least: 4,
    targets: {
      name: 'accountName',
      'contact.familyName': 'lastName',
      'contact.givenName': 'firstName',
      'contact.email': 'emailAddress',
      'contact.phones': 'phoneNumber',
      address: 'addressStreet',
      region: 'addressCity、addressState、addressCountry',
      'contact.remark': 'description',
      owner: 'assignedUserName',
    },
    without: 'name、status',
  },
  {
    crm: 'espo',
    signs:
      'Billing Address、Shipping Address、Sic Code、Assigned User、Teams、账单地址、邮寄地址、Sic代码、负责人',
    least: 3,
    targets: {
      name: 'Name、名称',
      address: 'Billing Address、账单地址',
      highlights: 'Description、描述',
      owner: 'Assigned User',
    },
    without: 'Type、类型',
    ofCompany: 'Email、Phone、电子邮件、电话',
  },
  // HubSpot: labels of its default company and contact properties (knowledge base; crm/v3 properties).
  {
    crm: 'hubspot',
    signs:
      'Record ID、Company name、Company Name、Company Domain Name、Company owner、Create Date、Lifecycle Stage、Lead Status、Associated Contact、Number of Employees、State/Region',
    least: 4,
    targets: {
      name: 'Company name',
      website: 'Website URL',
      address: 'Street Address',
      region: 'City、State/Region、Country/Region',
      headcount: 'Number of Employees',
      annualRevenue: 'Annual Revenue',
      foundedOn: 'Year Founded',
      mainBusiness: 'Description',
      owner: 'Company owner',
      stage: 'Lifecycle Stage',
      cooperationSince: 'Close Date',
    },
    without: 'Type、Company Domain Name',
    ofCompany: 'Phone Number、Email',
    currency: 'Annual Revenue Currency Code',
  },
  {
    crm: 'hubspot',
    signs:
      'Record ID、First Name、Last Name、Contact owner、Contact Owner、Lifecycle Stage、Lead Status、Create Date、Company Name、Associated Company、Marketing contact status',
    least: 4,
    targets: {
      name: 'Company Name、Associated Company',
      'contact.givenName': 'First Name',
      'contact.familyName': 'Last Name',
      'contact.phones': 'Phone Number、Mobile Phone Number',
      website: 'Website URL',
      address: 'Street Address',
      region: 'City、State/Region、Country/Region',
      owner: 'Contact owner',
      stage: 'Lifecycle Stage',
    },
    currency: 'Annual Revenue Currency Code',
  },
  // Salesforce: labels of reports and names of fields in Data Loader files (Object Reference: Account, Contact, Lead).
  {
    crm: 'salesforce',
    signs:
      'Billing State/Province、Billing Zip/Postal Code、Shipping State/Province、Account Record Type、Parent Account、Account ID、Account Site、BillingStreet、BillingPostalCode、ParentId、AnnualRevenue、NumberOfEmployees、OwnerId、AccountSource',
    least: 2,
    targets: {
      name: 'Account Name、Name',
      address: 'Billing Street、Billing Address Line 1',
      region: 'Billing City、Billing State/Province、Billing State、Billing Country',
      headcount: 'Employees、NumberOfEmployees',
      annualRevenue: 'Annual Revenue',
      source: 'Account Source',
      group: 'Parent Account',
      mainBusiness: 'Account Description、Description',
    },
    without: 'Type、Rating',
    ofCompany: 'Phone、Account Phone',
    currency: 'Annual Revenue Currency、CurrencyIsoCode',
  },
  {
    crm: 'salesforce',
    signs:
      'Mailing State/Province、Mailing Zip/Postal Code、Mailing Street、MailingStreet、MailingPostalCode、Contact ID、Contact Owner、Salutation、ReportsToId',
    least: 2,
    targets: {
      name: 'Account Name',
      'contact.givenName': 'First Name',
      'contact.familyName': 'Last Name',
      'contact.phones': 'Phone、Mobile、MobilePhone、Business Phone',
      address: 'Mailing Street、Mailing Address Line 1',
      region: 'Mailing City、Mailing State/Province、Mailing State、Mailing Country',
      owner: 'Account Owner',
      'contact.remark': 'Contact Description、Description',
    },
    without: 'Name、Contact Owner',
  },
  {
    crm: 'salesforce',
    signs:
      'Lead Owner、Company / Account、Lead Status、Lead ID、Zip/Postal Code、State/Province、LeadSource、IsConverted、ConvertedDate',
    least: 2,
    targets: {
      name: 'Company / Account、Company',
      'contact.givenName': 'First Name',
      'contact.familyName': 'Last Name',
      'contact.phones': 'Phone、Mobile、MobilePhone',
      address: 'Street',
      region: 'City、State/Province、State、Country',
      headcount: 'No. of Employees、NumberOfEmployees',
      annualRevenue: 'Annual Revenue',
      owner: 'Lead Owner',
      initialNeed: 'Description',
    },
    without: 'Name、Lead Status、Status、Rating',
    currency: 'Annual Revenue Currency、CurrencyIsoCode',
  },
]
