-- Every version of a route is kept; "routes" holds what lists and saves look at of the newest one.
create table routes (
    id         text collate "C" primary key,
    version    bigint  not null,
    lower_name text    not null, -- by Java, as lower() depends on the server's locale
    archived   boolean not null
);

create index routes_listed on routes (id desc) where not archived;

create table route_versions (
    route_id        text collate "C"   not null references routes,
    version         bigint             not null,
    name            text               not null,
    lats            double precision[] not null,
    lons            double precision[] not null,
    checkpoints     jsonb              not null,
    corridor_metres double precision   not null,
    archived        boolean            not null,
    primary key (route_id, version)
);
