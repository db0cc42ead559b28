package io.linkloom.client.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that does the work of tasks: `@LoomTask("fetch-data")` is asked for by `POST /api/tasks/fetch-data`.
 *
 * <p>Its parameters, in any order and each at most once:
 *
 * <ul>
 *   <li>one of any type of the application: the input, that is the inputs of the execution with the params of the task over them, or
 *       the body where the workflow has one of its own;
 *   <li>`@UpstreamOutput("id")` of any type: what a task directly upstream gave; several of them;
 *   <li>`TaskContext`, `TaskLog`, `TaskEnvelope`: to speak while it works, and the whole of what was sent.
 * </ul>
 *
 * <p>What it returns is the output, as the application's own JSON writes it; with `void` there is none. A `CompletionStage` is answered
 * 202, and the server is called back when it completes. An exception fails the attempt, which is retried, unless it is a
 * `PermanentTaskException`.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LoomTask {
    /** Last part of the address: letters, digits and `-._~`; one method for each name. */
    String value();

    /** Whether the server is answered 202 at once and called back with the output: for work that takes longer than a request may. */
    boolean async() default false;
}
