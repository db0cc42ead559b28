"""A user backend on Python's own HTTP server, without any package.

PORT=9000 LOOM_SECRET=whsec_… python3 backend.py
"""

import json
import os
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from callbacks import Progress, report
from deliveries import Deliveries
from signatures import key_of, problem_of
from tasks import SLOW, TASKS

PREFIX = "/api/tasks/"
LARGEST_BODY = 8 * 1024 * 1024
LAST_SECONDS = 5

key_bytes = key_of(os.environ.get("LOOM_SECRET", ""))
deliveries = Deliveries()


class Backend(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self):
        if self.path == "/health":
            self.answer(200, {"status": "UP"})
        elif self.path == "/stats":
            self.answer(200, deliveries.stats(TASKS))
        elif self.path.startswith(PREFIX):
            self.refuse(405, "POST a task envelope")
        else:
            self.refuse(404, f"Nothing is at {self.path}")

    def do_POST(self):
        body = self.body()
        if body is None:
            return
        name = self.path.removeprefix(PREFIX)
        if not self.path.startswith(PREFIX) or name not in TASKS:
            return self.refuse(404, f"No task is at {self.path}; there are {', '.join(PREFIX + task for task in TASKS)}")
        if key_bytes and (problem := problem_of(key_bytes, self.headers, body)):
            return self.refuse(401, problem)
        try:
            envelope = json.loads(body)
        except (ValueError, RecursionError) as broken:
            return self.refuse(400, f"The body is no JSON: {broken}")
        if not isinstance(envelope, dict):
            return self.refuse(400, "The body is no task envelope: expected a JSON object")
        self.take(name, envelope)

    def take(self, name, envelope):
        callback = callback_of(envelope)
        if name in SLOW and not callback:
            return self.refuse(400, "callback.url is missing, and this task reports its result there")
        key = self.headers.get("Idempotency-Key")
        delivery, first = deliveries.take(name, key)
        work = (name, key, delivery, envelope, self.headers.get("traceparent"))
        if name in SLOW and delivery.report_to(callback):
            if first:
                threading.Thread(target=perform, args=work, daemon=True).start()
            return self.answer(202, {"accepted": key})
        if first:
            perform(*work)
        try:
            # A delivery that comes while the first is under way waits here for the same output.
            self.answer(200, delivery.result.result())
        except Exception as failure:
            self.refuse(500, str(failure))

    def body(self):
        """All of it, also where the call is refused: to close before would break the connection under the answer."""
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            return self.refuse(411, "Content-Length is missing")
        if not 0 <= length <= LARGEST_BODY:
            return self.refuse(413, f"The body has more than {LARGEST_BODY} bytes")
        return self.rfile.read(length)

    def refuse(self, status, message):
        self.answer(status, {"error": message})

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        # Said, not only done: else the next call could come just before the connection is closed.
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        if self.path not in ("/health", "/stats"):
            print(f"{self.headers.get('Idempotency-Key', '-')} {format % args}", flush=True)


def callback_of(envelope):
    """From the body, which is signed; the header Link-Loom-Callback-Url says the same, but is not."""
    callback = envelope.get("callback")
    return callback.get("url") if isinstance(callback, dict) else None


def perform(name, key, delivery, envelope, trace):
    """Does the work, keeps its output for later deliveries, and reports where somebody waits for that."""
    try:
        output = TASKS[name](envelope, Progress(delivery, trace))
    except Exception as failure:
        deliveries.forget(key)
        delivery.fail(failure)
        result = {"status": "failed", "error": {"message": str(failure), "retryable": True}}
    else:
        deliveries.done(name)
        delivery.succeed(output)
        result = {"status": "succeeded", "output": output}
    if delivery.callback():
        report(delivery.callback(), result, trace)


def main():
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Backend)

    def end(*_):
        # On a thread of its own: `shutdown` waits for `serve_forever`, which stands still while the signal is handled.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    how = "signed calls only" if key_bytes else "without LOOM_SECRET: every call is taken"
    print(f"Listening on http://localhost:{server.server_port}, {how}", flush=True)
    server.serve_forever()
    server.server_close()
    print(f"Ending; what is under way has {LAST_SECONDS} s to finish", flush=True)
    limit = time.monotonic() + LAST_SECONDS
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(max(0.0, limit - time.monotonic()))


if __name__ == "__main__":
    main()
