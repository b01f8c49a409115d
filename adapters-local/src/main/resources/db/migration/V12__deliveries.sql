create table webhooks (
    id         text collate "C" primary key,
    url        text             not null,
    secret     text             not null, -- signs messages, so it is needed as it is
    created_at timestamptz      not null
);

create table deliveries (
    id         text collate "C" primary key,
    version    bigint           not null,
    webhook_id text,
    email      text,
    period     text,                      -- 2026-W47, 2026-11; none for a ping
    edition    int,
    made_at    timestamptz,
    created_at timestamptz      not null,
    attempts   jsonb            not null,
    due_at     timestamptz,               -- none once it is over
    ended_at   timestamptz,
    delivered  boolean          not null,
    check ((webhook_id is null) <> (email is null)),
    check ((due_at is null) <> (ended_at is null))
);

create index deliveries_due on deliveries (due_at) where due_at is not null;
create index deliveries_by_age on deliveries (created_at);
