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
import { languageOf } from '../app/i18n.ts'
import { DayField } from '../ui/DayField.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { AmountInput } from './AmountInput.tsx'
import type { AmountField } from './amounts.ts'
import { amountRule, creditCodeRule } from './fieldRules.ts'
import { ChoicePicker, CountryPicker, IndustryPicker, PersonPicker } from './pickers.tsx'
import { RegionCascader } from './RegionCascader.tsx'

type Props = {
  /** Whether the owner may be chosen here. */
  mayAssign: boolean
  owner: { id: number; name: string } | null
  /** Something in here is wrong: it must be seen. */
  onBroken: () => void
}

/** Everything that can wait: all fields of a customer but its essentials. */
export function CustomerFields({ mayAssign, owner, onBroken }: Props) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const isIndividual = Form.useWatch('type') === 'individual'
  const isChinese = (Form.useWatch('country') ?? 'CN') === 'CN'
  const label = (field: CustomerField) => t(`fields.customer.${field}`)
  const item = (field: CustomerField) => ({ name: field, label: label(field) })
  const words = <const Choice extends string>(choices: readonly Choice[], say: (choice: Choice) => string) =>
    choices.map((value) => ({ value, label: say(value) }))
  const amount = (field: AmountField, hint: string) => (
    <Form.Item {...item(field)} rules={[amountRule(field, language, onBroken)]} validateTrigger="onBlur">
      <AmountInput field={field} language={language} hint={hint} />
    </Form.Item>
  )

  return (
    <>
      {!isIndividual && (
        <FieldGroup title={t('customers.form.identity')}>
          <Form.Item {...item('shortName')}>
            <Input maxLength={50} />
          </Form.Item>
          {isChinese && (
            <Form.Item
              {...item('creditCode')}
              rules={[creditCodeRule(language, onBroken)]}
              validateTrigger="onBlur"
            >
              <Input maxLength={40} />
            </Form.Item>
          )}
          <Form.Item {...item('legalNature')}>
            <ChoicePicker options={words(legalNatures, (value) => t(`choices.legalNature.${value}`))} />
          </Form.Item>
          <Form.Item {...item('businessType')}>
            <ChoicePicker options={words(businessTypes, (value) => t(`choices.businessType.${value}`))} />
          </Form.Item>
        </FieldGroup>
      )}
      <FieldGroup title={t('customers.form.profile')}>
        <Form.Item {...item('industryId')}>
          <IndustryPicker />
        </Form.Item>
        <Form.Item {...item('country')}>
          <CountryPicker />
        </Form.Item>
        {isChinese && (
          <Form.Item {...item('regionCode')}>
            <RegionCascader label={label('regionCode')} />
          </Form.Item>
        )}
        <Form.Item {...item('address')} className={isChinese ? undefined : wide}>
          <Input maxLength={200} />
        </Form.Item>
        {!isIndividual && (
          <>
            <Form.Item {...item('foundedOn')}>
              <DayField />
            </Form.Item>
            <Form.Item {...item('website')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item {...item('mainBusiness')} className={wide}>
              <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
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
        <Form.Item {...item('expectedStart')}>
          <DayField />
        </Form.Item>
        <Form.Item {...item('urgency')}>
          <ChoicePicker options={words(urgencies, (value) => t(`choices.urgency.${value}`))} />
        </Form.Item>
        <Form.Item {...item('painPoints')} className={wide}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} />
        </Form.Item>
        {isIndividual && (
          <Form.Item {...item('preferences')} className={wide}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} />
          </Form.Item>
        )}
      </FieldGroup>
      <FieldGroup title={t('customers.form.relation')}>
        <Form.Item {...item('stage')}>
          <ChoicePicker options={words(stages, (value) => t(`choices.stage.${value}`))} mayBeEmpty={false} />
        </Form.Item>
        <Form.Item {...item('relationStatus')}>
          <ChoicePicker options={words(relationStatuses, (value) => t(`choices.relationStatus.${value}`))} />
        </Form.Item>
        <Form.Item {...item('source')}>
          <ChoicePicker options={words(sources, (value) => t(`choices.source.${value}`))} />
        </Form.Item>
        <Form.Item {...item('cooperationSince')}>
          <DayField />
        </Form.Item>
        {mayAssign && (
          <Form.Item {...item('ownerId')}>
            <PersonPicker current={owner} hint={owner ? undefined : t('customers.form.ownerHint')} />
          </Form.Item>
        )}
        <Form.Item {...item('highlights')} className={wide}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} />
        </Form.Item>
      </FieldGroup>
    </>
  )
}
