-- Who exported or erased whose personal data, and why. Lines are only ever added.
create table privacy_log (
    id         text collate "C" primary key,
    account_id text collate "C" not null,
    act        text             not null,
    by_account text collate "C" not null,
    at         timestamptz      not null,
    reason     text             not null
);

create index privacy_log_of_account on privacy_log (account_id, id desc);

-- What is older than tracks are kept for is found by its time.
create index track_chunks_by_span on track_chunks (span);
