{{helpers}}

-- Text messages to members and liaison officers, beside those to staff and residents.
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('notice', 'digest', 'resident', 'member'));
