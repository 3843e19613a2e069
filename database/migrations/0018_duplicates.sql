-- Duplicates are met by more than code and name. What a name is compared by stands beside it: its core without region and
-- legal suffix (a branch keeps its part), the region that it names, and how the core is read. The program fills the columns
-- of customers that are there already (server/duplicates/fill-keys.ts).
alter table customer add column name_key text collate "C", add column name_region text collate "C",
  add column name_sound text collate "C";
create index customer_name_key on customer (name_key) where deleted_at is null;
create index customer_name_sound on customer (name_sound) where deleted_at is null;
create index customer_unkeyed on customer (id) where name_key is null and name_norm <> '';

-- Two regions speak against each other unless one lies in the other, or one isn't named.
create function regions_agree(one text, other text) returns boolean language sql immutable parallel safe as $$
  select one is null or other is null or starts_with(one, rtrim(other, '0')) or starts_with(other, rtrim(one, '0'))
$$;

-- The host of a website, unless it is one where many companies have a page.
create function web_domain(address text) returns text language sql immutable strict parallel safe as $$
  select case when host = any('{weibo.com,m.weibo.cn,mp.weixin.qq.com,weidian.com,detail.1688.com,b2b.baidu.com,baike.baidu.com,aiqicha.baidu.com,qcc.com,tianyancha.com,linkedin.com,facebook.com,alibaba.com,taobao.com,tmall.com,jd.com}')
    or host = '' then null else host end
  from (select lower(regexp_replace(address, '^([a-z]+://)?(www[0-9]?\.)?([^/:?#]*).*$', '\3', 'i')) as host) as found
$$;

-- The domain of a mail address, unless anybody can have one there.
create function mail_domain(address text) returns text language sql immutable strict parallel safe as $$
  select case when domain = any('{qq.com,vip.qq.com,foxmail.com,163.com,vip.163.com,126.com,yeah.net,188.com,sina.com,sina.cn,vip.sina.com,sohu.com,139.com,189.cn,wo.cn,aliyun.com,tom.com,21cn.com,263.net,gmail.com,outlook.com,hotmail.com,live.com,live.cn,msn.com,msn.cn,yahoo.com,yahoo.com.cn,yahoo.cn,icloud.com,me.com,protonmail.com,proton.me}')
    or domain = '' then null else domain end
  from (select lower(split_part(address, '@', 2)) as domain) as found
$$;
create index customer_web_domain on customer (web_domain(website)) where website is not null and deleted_at is null;
create index contact_mail_domain on contact (mail_domain(email)) where email is not null;

-- When two customers count as one: all kinds of a rule together, any rule of these. The one of the credit code stays.
create table duplicate_rule (
  id bigint primary key generated always as identity,
  kinds text[] not null check (cardinality(kinds) between 1 and 3),
  effect text not null check (effect in ('block', 'confirm', 'warn'))
);
create unique index duplicate_rule_kinds on duplicate_rule (kinds);
insert into duplicate_rule (kinds, effect)
select kinds::text[], effect from (values ('{creditCode}', 'block'), ('{name}', 'confirm'), ('{nameCore}', 'warn'),
  ('{similarName}', 'warn'), ('{phone}', 'warn'), ('{email}', 'warn'), ('{webDomain}', 'warn')) as preset(kinds, effect)
where exists (select from organisation);
alter table organisation add column duplicate_rules_version integer not null default 1;

-- Pairs that the last scan found. One that people have told apart stays so until more speaks for it than then.
create table duplicate_pair (
  low_id bigint not null references customer on delete cascade,
  high_id bigint not null references customer on delete cascade check (low_id < high_id),
  kinds text[] not null,
  -- By the effect of its strongest rule and how many kinds it has in common; what is worked through first.
  strength smallint not null,
  found_at timestamptz not null default now(),
  told_apart_at timestamptz,
  told_apart_by bigint,
  told_apart_kinds text[],
  primary key (low_id, high_id)
);
create index duplicate_pair_high on duplicate_pair (high_id);
create index duplicate_pair_open on duplicate_pair (strength desc, low_id, high_id) where told_apart_at is null;

-- By what a row of an import met its customer, and what the rule says of it.
alter table import_row drop constraint import_row_known_by_check;
alter table import_row add column known_effect text check (known_effect in ('block', 'confirm', 'warn'));
update import_row set known_effect = case known_by when 'creditCode' then 'block' else 'confirm' end where known_by is not null;
