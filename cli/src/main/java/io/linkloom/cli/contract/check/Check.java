package io.linkloom.cli.contract.check;

/** One promise of a backend and how to see whether it is kept. */
public interface Check {
    /** Stable name, also of its texts: `<id>.title`, `.why`, `.mend`, and a sentence for each finding. */
    String id();

    Weight weight();

    /** Whether it is asked at all, seen how the first delivery went; else it is not applicable. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    Verdict run(Bench bench) throws InterruptedException;

    /** What has to be so for a check to make sense; the names are those of the texts that say it is not. */
    enum Needs {
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
