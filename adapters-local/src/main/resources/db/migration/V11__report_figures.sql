-- Summaries say more, and there is one of every ended task. They are made anew, each from its task and its track, by the chore
-- that makes up for missing ones; editions of the old shape are made again by the next closing.
drop table task_summaries;
drop table report_editions;

create table task_summaries (
    task_id            text collate "C" primary key,
    title              text             not null,
    route_id           text collate "C" not null,
    courier_id         text collate "C",
    team_id            text collate "C",
    outcome            text             not null,
    bonus_minor_units  bigint           not null,
    bonus_currency     text             not null,
    published_at       timestamptz      not null,
    opens_at           timestamptz      not null,
    claimed_at         timestamptz,
    started_at         timestamptz,
    ended_at           timestamptz      not null,
    distance_metres    bigint           not null,
    planned_metres     bigint           not null,
    moving_millis      bigint           not null,
    standing_millis    bigint           not null,
    off_route_millis   bigint           not null,
    off_route_episodes int              not null,
    points             int              not null,
    points_at_end      int              not null,
    signal_losses      int              not null,
    signal_lost_millis bigint           not null
);

create index task_summaries_by_end on task_summaries (ended_at, task_id);

update tasks set summary_due = true where status in ('COMPLETED', 'CANCELLED', 'EXPIRED');

create table report_editions (
    period     text        not null, -- 2026-W47, 2026-11
    number     int         not null,
    first_day  date        not null,
    zone       text        not null,
    made_at    timestamptz not null,
    data_until timestamptz not null,
    changes    int         not null, -- figures that differ from the number before
    report     jsonb       not null,
    primary key (period, number)
);

create index report_editions_by_day on report_editions (first_day desc, period, number desc);
