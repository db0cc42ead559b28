-- Values that workflows use and nobody reads; sealed by a key that is never in this database.
create table secret (
    namespace  varchar(63)     not null,
    name       varchar(100)    not null,
    sealed     varchar(100000) not null,
    created_us bigint          not null,
    updated_us bigint          not null,
    primary key (namespace, name)
);
