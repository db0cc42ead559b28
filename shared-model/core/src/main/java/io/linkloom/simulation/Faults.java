package io.linkloom.simulation;

/** Decides, point by point, whether the server fails there. */
@FunctionalInterface
public interface Faults {

    /** Where a server can fail. */
    enum Point {
        /** A command was taken, nothing is written yet. */
        BEFORE_COMMIT,
        /** The journal refuses the commit: what was decided is dropped, the execution is loaded again and the command repeated. */
        AT_COMMIT,
        /** All is written, nothing was done about it. */
        AFTER_COMMIT,
        /** Some of what has to be done was done. */
        BEFORE_EFFECT
    }

    /** True: it fails. Asked once each time the point is reached. */
    boolean strike(Point point);

    Faults NONE = point -> false;
}
