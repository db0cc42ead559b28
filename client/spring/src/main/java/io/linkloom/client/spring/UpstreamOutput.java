package io.linkloom.client.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter of a {@link LoomTask}: the output of a task directly upstream; null when it has none. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface UpstreamOutput {
    /** Id of the task in the workflow. */
    String value();

    /** Whether it is an error when there is no such task upstream; if not, the parameter is null then. */
    boolean required() default true;
}
