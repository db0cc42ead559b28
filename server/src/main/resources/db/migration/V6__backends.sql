-- User backends. The definition is JSON as the API takes it, without secrets; those are sealed together, under a key that is not in the database.
create table backend (
    name       varchar(100) primary key,
    definition bytea  not null,
    secrets    varchar(4000),
    created_us bigint not null,
    updated_us bigint not null
);
