-- A fix holds a short number in place of its task's identifier: half the size, and a smaller index to keep in memory.
create table tracks (
    number  int generated always as identity primary key,
    task_id text collate "C" not null unique
);

create table fixes (
    track           int     not null,
    recorded_at     bigint  not null, -- milliseconds since 1970
    lat             int     not null, -- 1e-7 degrees
    lon             int     not null,
    accuracy_metres real,
    speed           real,
    bearing         real,
    altitude        real,
    battery         real,
    mock            boolean not null,
    source          text    not null,
    primary key (track, recorded_at)
);

-- The number of the last change of the live feed. Whoever writes changes holds this row until they are visible, so that no reader
-- sees a number before every smaller one.
create table live_counter (
    change bigint not null
);

insert into live_counter values (0);

-- The newest progress of each task, under the number of its last change.
create table live_progress (
    task_id  text collate "C" primary key,
    change   bigint  not null,
    started  boolean not null,
    fixes    int     not null,
    progress jsonb   not null
);

create unique index live_progress_by_change on live_progress (change);
create index live_progress_started on live_progress (task_id) where started;
