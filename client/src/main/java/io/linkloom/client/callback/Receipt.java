package io.linkloom.client.callback;

/** What became of a report. */
public enum Receipt {
    /** The server has it. */
    TAKEN,
    /** Nobody waits for it any more: another attempt took over, the execution has ended or was cancelled, or the address expired. */
    TOO_LATE,
    /** The server does not take it as it is. */
    REFUSED,
    /** The output is larger than a server takes. */
    TOO_LARGE,
    /** The server could not be reached in time. */
    UNREACHABLE
}
