package io.linkloom.api.task;

import org.jspecify.annotations.Nullable;

/**
 * The work of a task of type `java`.
 *
 * <p>A plugin is a jar that names its tasks in `META-INF/services/io.linkloom.api.task.JavaTask`; the classes are public and have a
 * public constructor without parameters. Each attempt gets an instance of its own. Tasks run inside the server and are fully trusted.
 */
@FunctionalInterface
public interface JavaTask {

    /**
     * Does the work of one attempt. On a timeout or a cancel the thread is interrupted and the result no longer counts.
     *
     * @return the output: null, Boolean, number, String, List or Map with String keys, nested, or a record of these; at most 1 MiB as JSON
     * @throws PermanentFailure when no retry can mend it
     * @throws Exception any other fails the attempt, which is retried
     */
    @Nullable Object run(JavaTaskContext context) throws Exception;
}
