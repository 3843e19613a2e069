-- What a spot check asked about can be answered by the word that it is right as it stands: that is told apart from a correction.
alter table spot_check_item add column unchanged_fields text[] not null default '{}';
update spot_check_item set unchanged_fields = open_fields, open_fields = '{}'
where closed_at is not null and open_fields <> '{}';

-- A verdict names any field that can be asked for (contract/field-sets.ts), so any of them can be put right.
create function changed_custom(object text, old_values jsonb, new_values jsonb) returns text[] language sql immutable
return (
  select coalesce(array_agg(changed_custom.object || '.custom.' || key), '{}') from jsonb_object_keys(old_values || new_values) key
  where old_values -> key is distinct from new_values -> key);

create or replace function end_marks_of_customer() returns trigger language plpgsql as $$
declare
  changed text[] := array_remove(array[
    case when new.name is distinct from old.name then 'customer.name' end,
    case when new.short_name is distinct from old.short_name then 'customer.shortName' end,
    case when new.credit_code is distinct from old.credit_code then 'customer.creditCode' end,
    case when new.legal_nature is distinct from old.legal_nature then 'customer.legalNature' end,
    case when new.business_type is distinct from old.business_type then 'customer.businessType' end,
    case when new.industry_id is distinct from old.industry_id then 'customer.industryId' end,
    case when new.founded_on is distinct from old.founded_on then 'customer.foundedOn' end,
    case when new.region_code is distinct from old.region_code then 'customer.regionCode' end,
    case when new.address is distinct from old.address then 'customer.address' end,
    case when new.website is distinct from old.website then 'customer.website' end,
    case when new.main_business is distinct from old.main_business then 'customer.mainBusiness' end,
    case when (new.headcount_min, new.headcount_max) is distinct from (old.headcount_min, old.headcount_max) then 'customer.headcount' end,
    case when (new.revenue_min, new.revenue_max) is distinct from (old.revenue_min, old.revenue_max) then 'customer.annualRevenue' end,
    case when new.total_assets is distinct from old.total_assets then 'customer.totalAssets' end,
    case when new.initial_need is distinct from old.initial_need then 'customer.initialNeed' end,
    case when (new.budget_min, new.budget_max) is distinct from (old.budget_min, old.budget_max) then 'customer.budget' end,
    case when new.expected_start is distinct from old.expected_start then 'customer.expectedStart' end,
    case when new.urgency is distinct from old.urgency then 'customer.urgency' end,
    case when new.pain_points is distinct from old.pain_points then 'customer.painPoints' end,
    case when new.preferences is distinct from old.preferences then 'customer.preferences' end,
    case when new.household is distinct from old.household then 'customer.household' end,
    case when new.source is distinct from old.source then 'customer.source' end,
    case when new.source_note is distinct from old.source_note then 'customer.sourceNote' end,
    case when new.cooperation_since is distinct from old.cooperation_since then 'customer.cooperationSince' end,
    case when new.relation_status is distinct from old.relation_status then 'customer.relationStatus' end,
    case when new.highlights is distinct from old.highlights then 'customer.highlights' end
  ], null) || changed_custom('customer', old.custom, new.custom);
begin
  delete from field_mark where customer_id = new.id and contact_id is null and field = any(changed);
  perform settle_spot_checks(new.id, changed);
  return null;
end $$;

drop trigger customer_marks on customer;
create trigger customer_marks after update on customer for each row
  when ((old.name, old.short_name, old.credit_code, old.legal_nature, old.business_type, old.industry_id, old.founded_on,
      old.region_code, old.address, old.website, old.main_business, old.headcount_min, old.headcount_max, old.revenue_min,
      old.revenue_max, old.total_assets, old.initial_need, old.budget_min, old.budget_max, old.expected_start, old.urgency,
      old.pain_points, old.preferences, old.household, old.source, old.source_note, old.cooperation_since, old.relation_status, old.highlights,
      old.custom)
    is distinct from (new.name, new.short_name, new.credit_code, new.legal_nature, new.business_type, new.industry_id, new.founded_on,
      new.region_code, new.address, new.website, new.main_business, new.headcount_min, new.headcount_max, new.revenue_min,
      new.revenue_max, new.total_assets, new.initial_need, new.budget_min, new.budget_max, new.expected_start, new.urgency,
      new.pain_points, new.preferences, new.household, new.source, new.source_note, new.cooperation_since, new.relation_status, new.highlights,
      new.custom))
  execute function end_marks_of_customer();

create or replace function end_marks_of_contact() returns trigger language plpgsql as $$
declare
  changed text[] := array_remove(array[
    case when new.name is distinct from old.name then 'contact.name' end,
    case when new.job_title is distinct from old.job_title then 'contact.jobTitle' end,
    case when new.email is distinct from old.email then 'contact.email' end,
    case when new.wechat is distinct from old.wechat then 'contact.wechat' end,
    case when new.relation is distinct from old.relation then 'contact.relation' end,
    case when new.preferred_channels is distinct from old.preferred_channels then 'contact.preferredChannels' end,
    case when new.good_hours is distinct from old.good_hours then 'contact.goodHours' end,
    case when new.influence is distinct from old.influence then 'contact.influence' end,
    case when new.attitude is distinct from old.attitude then 'contact.attitude' end,
    case when new.remark is distinct from old.remark then 'contact.remark' end
  ], null) || changed_custom('contact', old.custom, new.custom);
begin
  delete from field_mark where contact_id = new.id and field = any(changed);
  perform settle_spot_checks(new.customer_id, changed);
  return null;
end $$;

drop trigger contact_marks on contact;
create trigger contact_marks after update on contact for each row
  when ((old.name, old.job_title, old.email, old.wechat, old.relation, old.preferred_channels, old.good_hours, old.influence,
      old.attitude, old.remark, old.custom)
    is distinct from (new.name, new.job_title, new.email, new.wechat, new.relation, new.preferred_channels, new.good_hours, new.influence,
      new.attitude, new.remark, new.custom))
  execute function end_marks_of_contact();

-- Marks that came to the one that stays with the value that they were made on.
alter table merge_entry drop constraint merge_entry_record_check;
alter table merge_entry add constraint merge_entry_record_check check (record in
  ('contact', 'follow_up', 'follow_up_plan', 'file', 'billing_profile', 'delivery_address', 'tip', 'registration', 'clash', 'field_mark'));

-- Whose data was confirmed since a day, without the rows of the others.
create index data_check_at on data_check (at, customer_id);
