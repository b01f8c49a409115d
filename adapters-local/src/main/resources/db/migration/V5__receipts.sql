create table receipts (
    id                    text collate "C" primary key,
    version               bigint           not null,
    status                text             not null,
    task_id               text collate "C" not null,
    courier_id            text collate "C" not null,
    uploaded_at           timestamptz      not null,
    media_type            text             not null,
    sha256                text collate "C" not null,
    size_bytes            bigint           not null,
    duplicate_of          text collate "C",
    reading               jsonb,
    read_at               timestamptz, -- or tried at
    unreadable_reason     text,
    total_minor_units     bigint,
    total_currency        text,
    reject_reason         text,
    reviewed_by           text collate "C",
    reviewed_at           timestamptz
);

create index receipts_by_status on receipts (status, id desc);
create index receipts_of_task on receipts (task_id, id desc);
create index receipts_of_courier on receipts (courier_id, id desc);
create index receipts_by_content on receipts (sha256, id);
create index receipts_by_upload on receipts (uploaded_at);
