"""The work itself: replace this by yours. Nothing is really fetched, and nobody gets mail."""

import os
import time

# How long `process` takes. Real work takes as long as it takes.
WORK_SECONDS = int(os.environ.get("WORK_MILLIS", "500")) / 1000
HEARTBEAT_SECONDS = 1.0


def fetch_data(envelope, progress):
    time.sleep(0.2)
    return {"rows": 42, "files": ["orders-1.csv", "orders-2.csv", "orders-3.csv"]}


def process(envelope, progress):
    rows = upstream(envelope, "fetch_data").get("rows", 42)
    progress.log(f"{rows} rows to process")
    start = time.monotonic()
    while (worked := time.monotonic() - start) < WORK_SECONDS:
        done = worked / WORK_SECONDS
        progress.heartbeat(done, f"row {int(done * rows)} of {rows}")
        time.sleep(min(HEARTBEAT_SECONDS, WORK_SECONDS - worked))
    return {"processed": rows}


def send_email(envelope, progress):
    return {"sent": True, "to": "team@example.com"}


def upstream(envelope, task):
    """The output of a task that this one depends on; empty when there is none."""
    output = envelope.get("upstream", {}).get(task)
    return output if isinstance(output, dict) else {}


# By the last part of the address.
TASKS = {"fetch-data": fetch_data, "process": process, "send-email": send_email}

# Too long for one request: answered with 202 at once, reported later.
SLOW = {"process"}
