-- How a receipt is like the one that it is suspected to repeat: so far only identical files were found.
alter table receipts add column duplicate_likeness text;
update receipts set duplicate_likeness = 'SAME_FILE' where duplicate_of is not null;

create table receipt_fingerprints (
    receipt_id  text collate "C" primary key,
    fingerprint jsonb not null
);

-- What fingerprints have in common, for looking up others that may be alike.
create table receipt_clues (
    clue       text collate "C" not null,
    receipt_id text collate "C" not null,
    primary key (clue, receipt_id)
);

create index clues_of_receipt on receipt_clues (receipt_id);
