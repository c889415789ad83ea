-- the keys of erasures that are done
alter table erased_keys
delete where erasure in {erasures:Array(String)}
