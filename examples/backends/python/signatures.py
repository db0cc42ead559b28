"""Whether a call comes from the server: Standard Webhooks, HMAC-SHA256 over id, time and the exact bytes of the body."""

import base64
import hashlib
import hmac
import re
import time

TOLERANCE_SECONDS = 5 * 60


def key_of(secret):
    """The bytes of a `whsec_…`; None where no secret is set, and then every call is taken."""
    return base64.b64decode(secret.removeprefix("whsec_"), validate=True) if secret else None


def problem_of(key, headers, body):
    """What is wrong with the signature of a call; None when nothing is."""
    call = headers.get("webhook-id")
    timestamp = headers.get("webhook-timestamp", "")
    given = headers.get("webhook-signature")
    if not call or not given or not re.fullmatch("[0-9]{1,12}", timestamp):
        return "The call is not signed: webhook-id, webhook-timestamp and webhook-signature are needed"
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return "The call is too old, or a clock is wrong: webhook-timestamp is more than 5 minutes away"
    signed = f"{call}.{timestamp}.".encode() + body
    wanted = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # Several signatures are sent while the secret is being changed: one for each.
    if not any(hmac.compare_digest(wanted, one.encode()) for one in given.split()):
        return "The signature is wrong: the secret is another one, or the body was changed on its way"
    return None
