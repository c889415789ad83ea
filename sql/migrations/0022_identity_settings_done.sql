-- a second row of the same settings says that everything that was stored has been worked out by them
alter table identity_settings add column if not exists is_done Bool default false
