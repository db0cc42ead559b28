-- Lists find their page by one range of one index, whatever they filter by.
drop index execution_of_workflow;
create index execution_of_workflow on execution (namespace, workflow, created_us desc, id desc);
create index execution_in_namespace on execution (namespace, created_us desc, id desc);
create index execution_by_trigger on execution (trigger_type, created_us desc, id desc);

-- What an execution is labelled with: its workflow's labels and its own over them. Written with the execution, never changed.
create table execution_label (
    name       varchar(255) not null,
    label      varchar(255) not null,
    created_us bigint       not null,
    execution  varchar(25)  not null
);
create index execution_labelled on execution_label (name, label, created_us desc, execution desc);

-- How many executions ended in each state, written under the number of a shard by its owner, of deletions under -1; those that have not ended are few enough to be counted.
create table ended_count (
    namespace  varchar(63) not null,
    state      varchar(10) not null,
    shard      integer     not null,
    executions bigint      not null,
    primary key (namespace, state, shard)
);
insert into ended_count (namespace, state, shard, executions)
    select namespace, state, shard, count(*) from execution
    where state in ('SUCCEEDED','FAILED','CANCELLED','TIMED_OUT') group by namespace, state, shard;

-- What dead letters are found by; a letter goes when its task run is decided anew.
alter table dead_letter add column namespace varchar(63);
alter table dead_letter add column workflow varchar(100);
alter table dead_letter add column code varchar(100);
update dead_letter set
    namespace = (select e.namespace from execution e where e.id = dead_letter.execution),
    workflow = (select e.workflow from execution e where e.id = dead_letter.execution);
delete from dead_letter where not exists (select 1 from task_run t
    where t.execution = dead_letter.execution and t.task = dead_letter.task and t.item = dead_letter.item and t.state = 'DEAD');

-- Up to here the journal of a shard lacks what was deleted; whoever follows it from before has missed something.
create table journal_gap (
    shard    integer primary key,
    position bigint not null
);
