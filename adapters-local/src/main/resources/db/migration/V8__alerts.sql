-- The alerts of each task beside its progress: they are written by another than who writes that, and neither undoes the other's.
alter table live_progress add column alerts jsonb not null default '{"items": []}';
