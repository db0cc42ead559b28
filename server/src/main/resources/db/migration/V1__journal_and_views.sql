-- Times are microseconds since 1970-01-01T00:00Z. Payloads are JSON as UTF-8 bytes.

create table shard (
    id       integer primary key,
    epoch    bigint  not null,
    position bigint  not null,
    owner    varchar(100)
);

-- One row for each execution that a commit touched; a row that is too long goes on in further chunks.
-- The key is one number, so that the table itself is the index: shard (10 bits), position (45 bits), chunk (8 bits).
create table journal (
    id        bigint      primary key,
    execution varchar(25) not null,
    epoch     bigint      not null,
    at_us     bigint      not null,
    events    bytea       not null
);
create index journal_execution on journal (execution, id);

create table start_key (
    scope        varchar(200) not null,
    start_key    varchar(300) not null,
    execution    varchar(25)  not null,
    request_hash bigint       not null,
    created_us   bigint       not null,
    primary key (scope, start_key)
);

create table workflow (
    namespace  varchar(63)  not null,
    id         varchar(100) not null,
    version    integer      not null,
    paused     boolean      not null,
    deleted    boolean      not null,
    created_us bigint       not null,
    updated_us bigint       not null,
    primary key (namespace, id)
);
create index workflow_listed on workflow (created_us desc, namespace, id);

-- Documents up to 1 MiB; the text as it was registered.
create table workflow_version (
    namespace  varchar(63)  not null,
    id         varchar(100) not null,
    version    integer      not null,
    source     bytea        not null,
    created_us bigint       not null,
    primary key (namespace, id, version)
);

create table execution (
    id           varchar(25)  primary key,
    shard        integer      not null,
    namespace    varchar(63)  not null,
    workflow     varchar(100) not null,
    version      integer      not null,
    state        varchar(10)  not null,
    header       bytea        not null,
    trigger_type varchar(20)  not null,
    inputs       bytea        not null,
    outputs      bytea,
    cause        bytea,
    revision     integer      not null,
    created_us   bigint       not null,
    started_us   bigint,
    ended_us     bigint
);
create index execution_newest on execution (created_us desc, id desc);
create index execution_of_workflow on execution (workflow, created_us desc, id desc);
create index execution_in_state on execution (state, created_us desc, id desc);

create table task_run (
    execution  varchar(25) not null,
    task       integer     not null,
    item       integer     not null,
    state      varchar(15) not null,
    wait_reason varchar(12),
    attempt    integer     not null,
    since_us   bigint      not null,
    until_us   bigint,
    started_us bigint,
    ended_us   bigint,
    output     bytea,
    failure    bytea,
    attempts   bytea,
    counts     bytea,
    primary key (execution, task, item)
);

create table task_log (
    execution varchar(25) not null,
    seq       bigint      not null,
    at_us     bigint      not null,
    task      varchar(100),
    item      integer,
    attempt   integer,
    stream    varchar(10) not null,
    level     varchar(10),
    message   bytea       not null,
    primary key (execution, seq)
);

-- A process that may own shards; its lease is measured by the database's clock alone.
create table replica (
    id          varchar(100) primary key,
    lease_until timestamp with time zone not null
);

-- Keys that all replicas share; made once.
create table server_key (
    name  varchar(50) primary key,
    bytes bytea not null
);
