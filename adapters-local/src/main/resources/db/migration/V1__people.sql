-- Identifiers are compared byte by byte ("C"), so that "newest first" is the same on every server. Aggregates name one another by
-- identifier, without foreign keys: each is stored and checked by itself.
create table teams (
    id         text collate "C" primary key,
    version    bigint      not null,
    name       text        not null,
    created_at timestamptz not null
);

create table accounts (
    id            text collate "C" primary key,
    version       bigint      not null,
    email         text        not null unique,
    name          text        not null,
    role          text        not null,
    team_id       text collate "C",
    disabled      boolean     not null,
    created_at    timestamptz not null,
    password_hash text        not null
);

create index accounts_of_team on accounts (team_id) where team_id is not null;

create table device_keys (
    id          text collate "C" primary key,
    courier_id  text collate "C" not null,
    label       text        not null,
    created_at  timestamptz not null,
    secret_hash text        not null unique
);

create index device_keys_of_courier on device_keys (courier_id, id desc);

create table refresh_families (
    id         text collate "C" primary key,
    account_id text collate "C" not null,
    revoked    boolean not null default false
);

create index refresh_families_of_account on refresh_families (account_id);

create table refresh_tokens (
    hash       text collate "C" primary key,
    family_id  text collate "C" not null references refresh_families on delete cascade,
    expires_at timestamptz not null,
    used       boolean     not null default false
);

create index refresh_tokens_of_family on refresh_tokens (family_id, expires_at);

create table login_attempts (
    subject        text collate "C" primary key,
    attempts       int         not null,
    window_ends_at timestamptz not null
);

create index login_attempts_by_end on login_attempts (window_ends_at);

create table idempotency_keys (
    key          text collate "C" primary key,
    fingerprint  text        not null,
    abandoned_at timestamptz not null,
    expires_at   timestamptz not null,
    answer       bytea
);

create index idempotency_keys_by_expiry on idempotency_keys (expires_at);
