-- What the triggers of the current versions listen to, so that nobody has to read documents to find out whom an event concerns.
create table event_trigger (
    namespace varchar(63)  not null,
    workflow  varchar(100) not null,
    place     integer      not null,
    kind      varchar(10)  not null,
    subject   bytea        not null,
    primary key (namespace, workflow, place)
);

-- The version whose triggers are noted; older ones are noted at the next start.
alter table workflow add column triggers_of integer default 0 not null;
create index workflow_updated on workflow (updated_us);

-- What was answered to an event: told apart by its source and id, and by what its sender may see.
create table event_receipt (
    event_key   varchar(64) primary key,
    answer      bytea       not null,
    received_us bigint      not null
);
create index event_receipt_received on event_receipt (received_us);

-- How far a reader of the journal has come; the journal is kept from there on.
create table reader_position (
    reader   varchar(50) not null,
    shard    integer     not null,
    position bigint      not null,
    primary key (reader, shard)
);
