-- What a backend has done, by Idempotency-Key. For PostgreSQL and H2; times are milliseconds since 1970.
-- held_until: while the work is being done, until when it is the holder's; once there is an output, when it was done.
CREATE TABLE IF NOT EXISTS link_loom_processed_task (
    task_key   VARCHAR(400) NOT NULL PRIMARY KEY,
    holder     VARCHAR(36)  NOT NULL,
    held_until BIGINT       NOT NULL,
    output     TEXT
);
CREATE INDEX IF NOT EXISTS link_loom_processed_task_age ON link_loom_processed_task (held_until);
