package io.linkloom.server.log;

import io.linkloom.api.LogLine;

/** Hears of lines once they can be read. Called by the thread that writes them, which must not be held up for long. */
public interface LogListener {

    /** Whether anybody wants to hear; when nobody does nothing is prepared. */
    boolean isListening();

    void written(String execution, LogLine line);
}
