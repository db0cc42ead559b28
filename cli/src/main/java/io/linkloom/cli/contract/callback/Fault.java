package io.linkloom.cli.contract.callback;

/**
 * Why the server would not take a callback.
 *
 * @param kind also the name of its text
 * @param detail a value in that text: a field, a type; may be empty
 */
public record Fault(Kind kind, String detail) {

    /** With the status that the server answers. */
    public enum Kind {
        NOT_POST(405),
        NO_ADDRESS(404),
        NO_JSON_TYPE(415),
        NO_JSON(400),
        NO_OBJECT(422),
        UNKNOWN_FIELD(422),
        NO_STATUS(422),
        UNKNOWN_STATUS(422),
        NO_ERROR(422),
        OUTPUT_AND_ERROR(422),
        WRONG_TYPE(422),
        TOO_LARGE(413),
        OTHER_VALUE(409),
        OUTDATED(409);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    static Fault of(Kind kind) {
        return new Fault(kind, "");
    }
}
