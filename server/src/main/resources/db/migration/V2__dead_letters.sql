-- Task runs that died. One counts as long as its run is still dead and nobody has discarded it; written only when something dies.
create table dead_letter (
    execution varchar(25) not null,
    task      integer     not null,
    item      integer     not null,
    dead_us   bigint      not null,
    discarded boolean     not null,
    primary key (execution, task, item)
);
create index dead_letter_newest on dead_letter (dead_us desc, execution desc, task desc, item desc);
