"""What is said to the server after a 202: signs of life, log lines, and the result."""

import json
import time
import urllib.error
import urllib.request

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 5.0
PATIENCE_SECONDS = 24 * 60 * 60  # as long as a task waits where it says nothing else


class Progress:
    """Signs of life of one piece of work. One that gets lost harms nobody, so it is sent once."""

    def __init__(self, delivery, trace):
        self._delivery = delivery
        self._trace = trace

    def heartbeat(self, done, message):
        self._say("/heartbeat", "application/json", json.dumps({"progress": done, "message": message}))

    def log(self, line):
        self._say("/logs", "text/plain; charset=utf-8", line)

    def _say(self, path, content_type, text):
        callback = self._delivery.callback()
        if callback:
            post(callback + path, content_type, text, self._trace)


def report(callback, result, trace):
    """Tells the result until the server has answered, also when it is away for a while. The same result twice counts once."""
    pause = FIRST_PAUSE
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        status = post(callback, "application/json", json.dumps(result), trace)
        if status is not None and status < 500 and status not in (408, 425, 429):
            # 200: taken. 409 and 404: another attempt took over, or this one is long over; to repeat it makes nothing better.
            print(f"reported {result['status']}: the server answered {status}", flush=True)
            return
        print(f"the server is away ({status or 'no connection'}), the result waits {pause:g} s", flush=True)
        time.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def post(url, content_type, text, trace):
    """The status that came back; None when nothing came."""
    headers = {"Content-Type": content_type}
    if trace:
        headers["traceparent"] = trace
    request = urllib.request.Request(url, text.encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        refusal.close()
        return refusal.code
    except OSError:
        return None
