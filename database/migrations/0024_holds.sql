-- Whoever answers for a customer can hold it for some time, with a reason of their own; who handles privacy, for good. The reason
-- is a text like others: with an id it is found when a person is erased.
alter table retention_hold add column id bigint generated always as identity unique;
alter table retention_hold add column until date;
