/**
 * Pictures of workflows, the same for every client.
 *
 * <p>Comes in: graphs. Goes out: places of nodes and lines between them, kept by what they were drawn from.
 *
 * <p>Must never: draw on the thread of a request, draw without a bound, or load the drawing code before somebody asks for a picture.
 */
@NullMarked
package io.linkloom.server.layout;

import org.jspecify.annotations.NullMarked;
