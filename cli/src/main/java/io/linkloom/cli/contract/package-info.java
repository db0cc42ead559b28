/**
 * Grades a user backend by the callback protocol, whatever language it is written in.
 *
 * <p>Comes in: where one of its tasks is, and the secret of its calls. Goes out: a report: each check with what was found, what was sent and what came, and a grade.
 *
 * <p>Must never: talk to a server, know the command line around it, or call a backend sound that was not asked.
 */
@NullMarked
package io.linkloom.cli.contract;

import org.jspecify.annotations.NullMarked;
