-- Fixes recorded before this instant (milliseconds since 1970) belong into chunks: those of ended tasks, and the older ones of long
-- runs. They are moved some time after a track was sealed, when nothing that began before can still insert a row.
alter table tracks add sealed_until bigint not null default 0;
alter table tracks add sealed_at timestamptz;
alter table tracks add unpacked boolean not null default false; -- sealed rows may wait to be moved

create index tracks_unpacked on tracks (sealed_at) where unpacked;
create index tracks_unsealed on tracks (number) where sealed_until < 9223372036854775807;

-- The fixes of ten minutes, packed as TrackCodec says.
create table track_chunks (
    track   int   not null,
    span    int   not null, -- ten minutes since 1970
    version int   not null,
    fixes   int   not null,
    packed  bytea not null,
    primary key (track, span)
);

-- Packed bytes don't compress any further.
alter table track_chunks alter packed set storage external;
