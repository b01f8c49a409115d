create table tasks (
    id                   text collate "C" primary key,
    version              bigint           not null,
    status               text             not null,
    title                text             not null,
    route_id             text collate "C" not null,
    bonus_minor_units    bigint           not null,
    bonus_currency       text             not null,
    description          text,
    team_id              text collate "C",
    opens_at             timestamptz      not null,
    claim_by             timestamptz,
    due_by               timestamptz,
    start_within_millis  bigint,
    published_by         text collate "C" not null,
    published_at         timestamptz      not null,
    courier_id           text collate "C",
    claimed_at           timestamptz,
    start_by             timestamptz, -- claimed_at and start_within of a claimed task: past it, time has opened the task again
    route_version        bigint,
    started_at           timestamptz,
    work_ended_at        timestamptz,
    ended_at             timestamptz, -- completed, cancelled or expired
    note                 text,
    flag_reason          text,
    missing_checkpoints  text[],
    cancelled_by         text collate "C",
    cancel_reason        text,
    summary_due          boolean          not null -- it ended under a courier, and reports have no summary of it yet
);

create index tasks_by_status on tasks (status, id desc);
create index tasks_of_courier on tasks (courier_id, id desc) where courier_id is not null;
create index tasks_of_team on tasks (team_id, id desc) where team_id is not null;
create index tasks_by_publication on tasks (published_at);
create index tasks_lapsing_open on tasks (claim_by) where status = 'OPEN' and claim_by is not null;
create index tasks_lapsing_claimed on tasks (start_by) where status = 'CLAIMED' and start_by is not null;
create index tasks_summary_due on tasks (id) where summary_due;
create index tasks_unfinished_on_route on tasks (route_id) where status in ('OPEN', 'CLAIMED', 'STARTED');

create table task_transitions (
    task_id     text collate "C" not null references tasks,
    number      bigint generated always as identity,
    from_status text,
    to_status   text             not null,
    at          timestamptz      not null,
    by_account  text collate "C",
    reason      text,
    primary key (task_id, number)
);

-- How many tasks a courier has claimed or started: counted with the claim itself, as a query over tasks would race.
create table active_tasks (
    courier_id text collate "C" primary key,
    active     int not null
);
