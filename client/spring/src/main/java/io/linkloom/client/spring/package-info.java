/**
 * Link Loom in a Spring Boot application, 3.5 or 4: a client as a bean, workflows registered at the start, methods that are tasks.
 *
 * <p>Comes in: properties `link-loom.*`, workflow documents on the class path, beans with `@LoomTask` methods. Goes out: a
 * `LinkLoomClient`, registrations, and answers under `/api/tasks/`.
 *
 * <p>Must never: keep an application from starting because a server is away, bring a library that Boot does not have anyway, or name a
 * class that only one of the two Boots has outside of a configuration that is guarded by it.
 */
@NullMarked
package io.linkloom.client.spring;

import org.jspecify.annotations.NullMarked;
