/**
 * The window.
 *
 * <p>Comes in: what the server looks like from here. Goes out: a view that binds and a ViewModel that decides what is shown.
 *
 * <p>Must never: wait on the thread that draws, or let a ViewModel see a scene.
 */
@NullMarked
package io.linkloom.desktop.shell;

import org.jspecify.annotations.NullMarked;
