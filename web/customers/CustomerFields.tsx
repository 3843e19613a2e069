import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  businessTypes,
  type CustomerField,
  legalNatures,
  relationStatuses,
  sources,
  stages,
  urgencies,
} from '../../contract/customer-fields.ts'
import { asksSourceNote } from '../../contract/values/isAsked.ts'
import { languageOf } from '../app/i18n.ts'
import { CustomFieldItems } from '../custom-fields/CustomFieldItems.tsx'
import { HouseholdItem } from '../household/HouseholdItem.tsx'
import { DayField } from '../ui/DayField.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { GuardedItem } from '../ui/GuardedItem.tsx'
import { AmountInput } from './AmountInput.tsx'
import type { AmountField } from './amounts.ts'
import { amountRule, creditCodeRule } from './fieldRules.ts'
import { ChoicePicker, CountryPicker, IndustryPicker, PersonPicker } from './pickers.tsx'
import { RegionCascader } from './RegionCascader.tsx'

type Props = {
  /** Where it begins is told with the entry; later it changes by a step of its own (StageMenu.tsx). */
  isNew?: boolean
  /** Whether the owner may be chosen here. */
  mayAssign: boolean
  owner: { id: number; name: string } | null
  /** Something in here is wrong: it must be seen. */
  onBroken: () => void
}

/** Everything that can wait: all fields of a customer but its essentials. */
export function CustomerFields({ isNew = false, mayAssign, owner, onBroken }: Props) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  // Known even where it can't be changed and so has no field here.
  const isIndividual = Form.useWatch('type', { preserve: true }) === 'individual'
  const source = Form.useWatch('source', { preserve: true })
  const note = Form.useWatch('sourceNote', { preserve: true })
  const hasSourceNote = asksSourceNote(source) || Boolean(note)
  const isChinese = (Form.useWatch('country') ?? 'CN') === 'CN'
  const label = (field: CustomerField) => t(`fields.customer.${field}`)
  const item = (field: CustomerField) => ({ name: field, label: label(field) })
  const words = <const Choice extends string>(choices: readonly Choice[], say: (choice: Choice) => string) =>
    choices.map((value) => ({ value, label: say(value) }))
  const amount = (field: AmountField, hint: string) => (
    <GuardedItem {...item(field)} rules={[amountRule(field, language, onBroken)]} validateTrigger="onBlur">
      <AmountInput field={field} language={language} hint={hint} />
    </GuardedItem>
  )

  return (
    <>
      {!isIndividual && (
        <FieldGroup title={t('customers.form.identity')}>
          <GuardedItem {...item('shortName')}>
            <Input maxLength={50} />
          </GuardedItem>
          {isChinese && (
            <GuardedItem
              {...item('creditCode')}
              rules={[creditCodeRule(language, onBroken)]}
              validateTrigger="onBlur"
            >
              <Input maxLength={40} />
            </GuardedItem>
          )}
          <GuardedItem {...item('legalNature')}>
            <ChoicePicker options={words(legalNatures, (value) => t(`choices.legalNature.${value}`))} />
          </GuardedItem>
          <GuardedItem {...item('businessType')}>
            <ChoicePicker options={words(businessTypes, (value) => t(`choices.businessType.${value}`))} />
          </GuardedItem>
        </FieldGroup>
      )}
      <FieldGroup title={t('customers.form.profile')}>
        <GuardedItem {...item('industryId')}>
          <IndustryPicker />
        </GuardedItem>
        <GuardedItem {...item('country')}>
          <CountryPicker />
        </GuardedItem>
        {isChinese && (
          <GuardedItem {...item('regionCode')}>
            <RegionCascader label={label('regionCode')} />
          </GuardedItem>
        )}
        <GuardedItem {...item('address')} className={isChinese ? undefined : wide}>
          <Input maxLength={200} />
        </GuardedItem>
        {!isIndividual && (
          <>
            <GuardedItem {...item('foundedOn')}>
              <DayField />
            </GuardedItem>
            <GuardedItem {...item('website')}>
              <Input maxLength={200} />
            </GuardedItem>
            <GuardedItem {...item('mainBusiness')} className={wide}>
              <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
            </GuardedItem>
          </>
        )}
      </FieldGroup>
      {!isIndividual && (
        <FieldGroup title={t('customers.form.size')}>
          {amount('headcount', t('customers.form.headcountHint'))}
          {amount('annualRevenue', t('customers.form.revenueHint'))}
          {amount('totalAssets', t('customers.form.moneyHint'))}
        </FieldGroup>
      )}
      <FieldGroup title={t('customers.form.need')}>
        {amount('budget', t('customers.form.budgetHint'))}
        <GuardedItem {...item('expectedStart')}>
          <DayField />
        </GuardedItem>
        <GuardedItem {...item('urgency')}>
          <ChoicePicker options={words(urgencies, (value) => t(`choices.urgency.${value}`))} />
        </GuardedItem>
        <GuardedItem {...item('painPoints')} className={wide}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} />
        </GuardedItem>
        {isIndividual && (
          <GuardedItem {...item('preferences')} className={wide}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} />
          </GuardedItem>
        )}
        {isIndividual && <HouseholdItem isNew={isNew} />}
      </FieldGroup>
      <FieldGroup title={t('customers.form.relation')}>
        {isNew && (
          <GuardedItem {...item('stage')}>
            <ChoicePicker
              options={words(stages, (value) => t(`choices.stage.${value}`))}
              mayBeEmpty={false}
            />
          </GuardedItem>
        )}
        <GuardedItem {...item('relationStatus')}>
          <ChoicePicker options={words(relationStatuses, (value) => t(`choices.relationStatus.${value}`))} />
        </GuardedItem>
        <GuardedItem {...item('source')}>
          <ChoicePicker options={words(sources, (value) => t(`choices.source.${value}`))} />
        </GuardedItem>
        {hasSourceNote && (
          <GuardedItem {...item('sourceNote')} className={wide} extra={t('fieldSets.sourceNote')}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 6 }} />
          </GuardedItem>
        )}
        <GuardedItem {...item('cooperationSince')}>
          <DayField />
        </GuardedItem>
        {mayAssign && (
          <GuardedItem {...item('ownerId')}>
            <PersonPicker current={owner} hint={owner ? undefined : t('customers.form.ownerHint')} />
          </GuardedItem>
        )}
        <GuardedItem {...item('highlights')} className={wide}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} />
        </GuardedItem>
      </FieldGroup>
      <CustomFieldItems object="customer" />
    </>
  )
}
