-- A code of GB/T 2260 ends in pairs of zeros where it says no city or district: 500000 is 重庆 and not all that begins with
-- a 5, 321000 is 扬州 and not 镇江 (321100) as well.
create or replace function regions_agree(one text, other text) returns boolean language sql immutable parallel safe as $$
  select one is null or other is null or starts_with(one, regexp_replace(other, '(00)+$', ''))
    or starts_with(other, regexp_replace(one, '(00)+$', ''))
$$;

-- Branches without 公司 before them, and signs around a name, are read anew: the job that fills keys does so.
update customer set name_key = null
where name ~ '(分公司|办事处|分店|分行|支行|营业部|分厂|分部|代表处)' or name ~ '(^["“”‘’.。·、，,《》])|(["“”‘’.。·、，,《》]$)';
