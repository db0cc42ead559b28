package io.linkloom.server.runner;

/** Codes of failed attempts; stable, they are part of the contract with users. */
public final class FailureCode {
    /** An expression could not be evaluated. */
    public static final String EXPRESSION = "EXPRESSION";
    /** The attempt had no outcome in time. */
    public static final String TIMEOUT = "TIMEOUT";

    public static final String CANCELLED = "CANCELLED";
    /** More than 1 MiB: a second attempt would give as much. */
    public static final String OUTPUT_TOO_LARGE = "OUTPUT_TOO_LARGE";
    /** The rendered address cannot be called. */
    public static final String INVALID_URL = "INVALID_URL";
    /** A rendered header cannot be sent, or may not be set. */
    public static final String INVALID_HEADER = "INVALID_HEADER";
    /** The backend that the task names is not registered, or not for its namespace. */
    public static final String BACKEND_UNKNOWN = "BACKEND_UNKNOWN";
    /** No instance of the backend could be called within the timeout. */
    public static final String BACKEND_UNAVAILABLE = "BACKEND_UNAVAILABLE";
    /** The rules of this installation forbid to call the address. */
    public static final String EGRESS_DENIED = "EGRESS_DENIED";
    /** The connection could not be made, broke, or carried something that is not HTTP. */
    public static final String CONNECTION = "CONNECTION";
    /** The answer says that it is JSON, and is not. */
    public static final String INVALID_JSON = "INVALID_JSON";
    /** An environment variable of a shell task cannot be set. */
    public static final String INVALID_ENV = "INVALID_ENV";
    /** The server's system has no `sh`. */
    public static final String NO_SHELL = "NO_SHELL";
    /** The process could not be started. */
    public static final String START_FAILED = "START_FAILED";
    /** What `$LOOM_OUTPUT` names cannot be read. */
    public static final String INVALID_OUTPUT = "INVALID_OUTPUT";
    /** No plugin provides the Java task. */
    public static final String CLASS_NOT_FOUND = "CLASS_NOT_FOUND";
    /** A Java task threw. */
    public static final String EXCEPTION = "EXCEPTION";
    /** The server itself failed. */
    public static final String INTERNAL = "INTERNAL";

    private FailureCode() {}

    /** The answer had a status that is not success. */
    public static String http(int status) {
        return "HTTP_" + status;
    }

    /** The process ended with an exit code other than 0; 128 and the signal's number where a signal ended it. */
    public static String exit(int code) {
        return "EXIT_" + code;
    }
}
