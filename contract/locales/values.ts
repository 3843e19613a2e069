import type { Reason } from '../values/parsed.ts'

const zh: Record<Reason, string> = {
  'value.empty': '内容为空，请填写。',
  'credit_code.length': '统一社会信用代码应为 18 位，请对照营业执照核对。',
  'credit_code.character':
    '统一社会信用代码只含数字和大写字母，且不含 I、O、S、V、Z；常见错误是把数字 0、1 写成字母 O、I，请核对。',
  'credit_code.check_character': '统一社会信用代码的校验位不符，可能有一位写错，请对照营业执照核对。',
  'money.format': '无法识别该金额，请写成“3,000 元”或“120 万元”的形式。',
  'money.currency': '这里只接受人民币金额，请换算后填写。',
  'money.negative': '金额不能为负数，请填写零或正数。',
  'money.too_precise': '金额最多精确到分，请减少小数位数。',
  'money.too_large': '金额超出可保存的范围，请检查单位是否正确。',
  'range.format': '无法识别该范围，请写成“100-500”“50 以下”或“1000 以上”的形式。',
  'range.reversed': '范围的下限大于上限，请检查数字和单位。',
  'range.not_whole': '人数应为整数，请修改。',
  'range.too_large': '人数超出可保存的范围，请检查单位是否正确。',
  'range.unit_missing': '范围两端的单位不明确，请给两个数字都写上单位，例如“5千万-1亿”。',
  'range.part_unknown': '无法判断这是人数还是金额，请写上单位，例如“500-1000人，年营收5-10亿”。',
  'range.part_twice': '同一项内容出现了两次，请只保留一个。',
  'date.format': '无法识别该日期，请写成“2024-06-20”的形式。',
  'date.ambiguous': '年、月、日的顺序不明确，请写成“2024-06-20”的形式。',
  'date.year_missing': '日期缺少年份，请写成“2024-06-20”的形式。',
  'date.zone': '该时间带有时区，无法确定是哪一天，请写成“2024-06-20”的形式。',
  'date.serial': '这像是表格软件的日期序号，请把单元格设为日期格式后重试，或写成“2024-06-20”的形式。',
  'date.no_such_day': '这一天不存在，请核对月份和日期。',
  'date.out_of_range': '年份应在 1600 至 2200 之间，请核对。',
  'numbering.seq_missing': '编号规则缺少流水号，请加入 {seq:3}。',
  'numbering.seq_twice': '编号规则只能有一个流水号，请删去多余的 {seq}。',
  'numbering.seq_width': '流水号位数应为 1 至 9，请修改，例如 {seq:3}。',
  'numbering.token_unknown': '编号规则里有不认识的占位符，可用的有 {yyyy}、{yy}、{MM}、{industry}、{seq:3}。',
  'numbering.token_twice': '编号规则里同一个占位符出现了两次，请删去一个。',
  'numbering.month_without_year': '只有月份没有年份，第二年编号会重复，请加入 {yyyy} 或 {yy}。',
  'numbering.character': '编号规则里的文字只能用字母、数字和 - _ / .，请修改。',
  'numbering.too_long': '编号过长（超过 40 个字符），请缩短规则。',
  'phone.scientific': '号码被表格软件存成了科学计数法，后几位已丢失，请把单元格设为文本后重新填写。',
  'phone.masked': '号码被遮住了，请填写完整的号码。',
  'phone.not_a_number': '内容里有号码以外的文字，请只填写电话号码。',
  'phone.area_code_missing': '座机号码缺少区号，请写成“010-88886666”的形式。',
  'phone.area_code_unknown': '区号与号码位数不符，请核对区号和号码。',
  'phone.prefix_unknown': '没有以这几位开头的手机号段，请核对前三位。',
  'phone.too_short': '号码位数不足，请补全。',
  'phone.too_long': '号码位数过多，请核对；分机请写成“转 801”。',
  'phone.invalid': '号码无法识别，请核对；境外号码请以 + 和国家或地区代码开头。',
  'region.unknown': '无法识别该地区，请写到省、市或区县，例如“广东省深圳市南山区”。',
  'region.ambiguous': '有多个同名地区，请选择其中一个，或补上省、市。',
  'industry.unknown': '无法识别该行业，请从行业列表中选择。',
  'industry.ambiguous': '该行业可对应多个国标类别，请选择其中一个。',
  'size.industry_missing': '未定：还没有填写所属行业，请先填写。',
  'size.no_class': '未定：统计划型标准不包含该行业，无需填写。',
  'size.group_missing':
    '未定：该行业要选得更细才能划型（如批发 51、零售 52、房地产开发 701、物业管理 702），请改选；列表里没有时，请管理员添加。',
  'size.headcount_missing': '未定：缺少员工人数，请补充。',
  'size.revenue_missing': '未定：缺少年营收，请补充。',
  'size.assets_missing': '未定：缺少总资产，请补充。',
  'size.straddles': '未定：填写的范围跨越了划型界限，请填写更准确的数字。',
}

const en: Record<Reason, string> = {
  'value.empty': 'This is empty. Please fill it in.',
  'credit_code.length': 'A unified social credit code has 18 characters. Please compare it with the licence.',
  'credit_code.character':
    'A credit code has digits and capital letters without I, O, S, V and Z; often the letters O or I stand for 0 or 1. Please check.',
  'credit_code.check_character':
    "The credit code's check character doesn't fit, so one character is probably wrong. Please compare it with the licence.",
  'money.format': 'This amount can’t be read. Please write it like “3,000 元” or “120 万元”.',
  'money.currency': 'Only amounts in renminbi are accepted here. Please convert it first.',
  'money.negative': 'An amount can’t be negative. Please enter zero or more.',
  'money.too_precise': 'Amounts are kept to the fen (0.01 yuan). Please use fewer decimals.',
  'money.too_large': 'This amount is too large to be kept. Please check the unit.',
  'range.format': 'This range can’t be read. Please write it like “100-500”, “50 以下” or “1000 以上”.',
  'range.reversed': 'The lower bound is above the upper one. Please check figures and units.',
  'range.not_whole': 'A number of people is a whole number. Please correct it.',
  'range.too_large': 'This number of people is too large to be kept. Please check the unit.',
  'range.unit_missing':
    'The units of this range are unclear. Please give both figures a unit, like “5千万-1亿”.',
  'range.part_unknown':
    'It isn’t clear whether this is people or money. Please add units, like “500-1000人，年营收5-10亿”.',
  'range.part_twice': 'The same item stands here twice. Please keep one.',
  'date.format': 'This date can’t be read. Please write it like “2024-06-20”.',
  'date.ambiguous': 'The order of year, month and day is unclear. Please write it like “2024-06-20”.',
  'date.year_missing': 'The year is missing. Please write the date like “2024-06-20”.',
  'date.zone': 'This time carries a time zone, so its day is unclear. Please write it like “2024-06-20”.',
  'date.serial':
    'This looks like a spreadsheet’s serial number. Please format the cell as a date, or write it like “2024-06-20”.',
  'date.no_such_day': 'There is no such day. Please check month and day.',
  'date.out_of_range': 'The year must lie between 1600 and 2200. Please check it.',
  'numbering.seq_missing': 'The rule has no running number. Please add {seq:3}.',
  'numbering.seq_twice': 'The rule may have one running number only. Please remove the other {seq}.',
  'numbering.seq_width': 'The running number has 1 to 9 digits. Please correct it, e.g. {seq:3}.',
  'numbering.token_unknown':
    'The rule has an unknown token. These can be used: {yyyy}, {yy}, {MM}, {industry}, {seq:3}.',
  'numbering.token_twice': 'The same token stands twice in the rule. Please remove one.',
  'numbering.month_without_year':
    'With the month but no year, numbers would repeat next year. Please add {yyyy} or {yy}.',
  'numbering.character': 'The text of the rule may have letters, digits and - _ / . only. Please correct it.',
  'numbering.too_long': 'The number would be longer than 40 characters. Please shorten the rule.',
  'phone.scientific':
    'A spreadsheet kept this number in scientific notation and lost its last digits. Please format the cell as text and enter it again.',
  'phone.masked': 'The number is masked. Please enter it in full.',
  'phone.not_a_number': 'There is text besides the number. Please enter the phone number only.',
  'phone.area_code_missing':
    'The area code of this landline is missing. Please write it like “010-88886666”.',
  'phone.area_code_unknown': 'Area code and number don’t fit together. Please check both.',
  'phone.prefix_unknown': 'No mobile number begins like this. Please check the first three digits.',
  'phone.too_short': 'The number has too few digits. Please complete it.',
  'phone.too_long': 'The number has too many digits. Please check it; write an extension like “转 801”.',
  'phone.invalid':
    'This number can’t be read. Please check it; numbers abroad begin with + and the country code.',
  'region.unknown':
    'This region can’t be recognised. Please write province, city or district, like “广东省深圳市南山区”.',
  'region.ambiguous': 'Several regions have this name. Please choose one, or add province and city.',
  'industry.unknown': 'This industry can’t be recognised. Please choose one from the list.',
  'industry.ambiguous': 'This industry fits several classes of the standard. Please choose one.',
  'size.industry_missing': 'Undetermined: the industry is missing. Please fill it in first.',
  'size.no_class':
    'Undetermined: the statistical standard has no size classes for this industry. Nothing to do.',
  'size.group_missing':
    'Undetermined: a closer industry is needed (e.g. 51 wholesale, 52 retail, 701 development, 702 property management). Please choose one; an administrator can add it to the list.',
  'size.headcount_missing': 'Undetermined: the headcount is missing. Please add it.',
  'size.revenue_missing': 'Undetermined: the annual revenue is missing. Please add it.',
  'size.assets_missing': 'Undetermined: the total assets are missing. Please add them.',
  'size.straddles': 'Undetermined: the range given crosses a class boundary. Please give a closer figure.',
}

/** A sentence for every reason of a failed value: what is wrong and what to do. */
export const values = { 'zh-CN': zh, en } as const
