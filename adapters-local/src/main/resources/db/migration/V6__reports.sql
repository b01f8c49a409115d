create table task_summaries (
    task_id           text collate "C" primary key,
    courier_id        text collate "C" not null,
    team_id           text collate "C",
    route_id          text collate "C" not null,
    outcome           text             not null,
    bonus_minor_units bigint           not null,
    bonus_currency    text             not null,
    claimed_at        timestamptz      not null,
    started_at        timestamptz,
    ended_at          timestamptz      not null,
    distance_metres   double precision not null,
    moving_millis     bigint           not null,
    standing_millis   bigint           not null,
    off_route_millis  bigint           not null
);

create index task_summaries_by_end on task_summaries (ended_at);

create table report_editions (
    period    text        not null, -- 2026-W47, 2026-11
    number    int         not null,
    first_day date        not null,
    made_at   timestamptz not null,
    report    jsonb       not null,
    primary key (period, number)
);

create index report_editions_by_day on report_editions (first_day desc, period, number desc);
