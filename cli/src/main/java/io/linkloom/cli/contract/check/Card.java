package io.linkloom.cli.contract.check;

/**
 * What a check is.
 *
 * @param id stable name, also of its texts: `<id>.title`, `.why`, `.mend`, and a sentence for each finding
 * @param section of the page about callbacks that says how to do it right
 * @param needs without which it is not applicable
 */
public record Card(String id, Weight weight, Section section, Needs needs) {
    Card(String id, Weight weight, Section section) {
        this(id, weight, section, Needs.NOTHING);
    }

    Card needing(Needs other) {
        return new Card(id, weight, section, other);
    }

    /** What is lost when a check fails. */
    public enum Weight {
        /** Work is done twice, lost, or done for anybody who asks. */
        ESSENTIAL,
        /** All is well until something unusual happens. */
        IMPORTANT,
        /** It costs time or nerves. */
        MANNERS
    }

    /** By its anchor. */
    public enum Section {
        ANSWERS("docs/how-to/callbacks.md#answer"),
        REPETITIONS("docs/how-to/callbacks.md#do-the-work-once"),
        SIGNATURES("docs/how-to/callbacks.md#check-who-calls"),
        CALLBACKS("docs/how-to/callbacks.md#call-back"),
        ERRORS("docs/how-to/callbacks.md#refuse");

        private final String link;

        Section(String link) {
            this.link = link;
        }

        public String link() {
            return link;
        }
    }

    /** What has to be so for a check to make sense; a text says when it is not. */
    public enum Needs {
        NOTHING,
        /** Calls are signed. */
        SECRET,
        /** The backend answers 202 and calls back. */
        CALLBACKS,
        /** The backend answers with the output. */
        ANSWERS,
        /** The body is a task envelope. */
        ENVELOPE
    }
}
