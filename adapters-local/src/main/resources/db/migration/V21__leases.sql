-- What only one of several instances does at a time, and until when it may be sure to be the one.
create table leases (
    name   text primary key,
    holder text        not null,
    until  timestamptz not null
);
