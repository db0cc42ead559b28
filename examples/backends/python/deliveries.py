"""Work that is delivered more than once is done once.

The server delivers at least once, with the same Idempotency-Key each time. Here the outputs are kept in memory, so a backend that is
started anew has forgotten them. Where doing the work twice would hurt, keep key and output in the database that the work changes, in
the same transaction.
"""

import threading
from collections import Counter
from concurrent.futures import Future

KEPT = 10_000


class Delivery:
    """One piece of work, however often it is delivered."""

    def __init__(self):
        self.result = Future()
        self._callback = None
        self._lock = threading.Lock()

    def report_to(self, callback):
        """Where the newest attempt waits for the result. False when it is there already: then it can be answered at once."""
        with self._lock:
            if self.result.done():
                return False
            self._callback = callback
            return True

    def callback(self):
        with self._lock:
            return self._callback

    def succeed(self, output):
        with self._lock:
            self.result.set_result(output)

    def fail(self, problem):
        with self._lock:
            self.result.set_exception(problem)


class Deliveries:
    """All of them, by their key, and how often each task was called and really done."""

    def __init__(self):
        self._known = {}
        self._calls = Counter()
        self._done = Counter()
        self._lock = threading.Lock()

    def take(self, task, key):
        """The delivery with this key, and whether it is the first. Without a key every call is new work."""
        with self._lock:
            self._calls[task] += 1
            if key in self._known:
                return self._known[key], False
            delivery = Delivery()
            if key:
                self._known[key] = delivery
                if len(self._known) > KEPT:
                    del self._known[next(iter(self._known))]
            return delivery, True

    def done(self, task):
        with self._lock:
            self._done[task] += 1

    def forget(self, key):
        """Failed work is done again with the next attempt."""
        with self._lock:
            self._known.pop(key, None)

    def stats(self, tasks):
        with self._lock:
            return {task: {"calls": self._calls[task], "done": self._done[task]} for task in tasks}
