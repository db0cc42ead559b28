/**
 * What is needed to run workflows without a server.
 *
 * <p>Comes in: files, stories of the model's rehearsals. Goes out: workflows with those beside them; stories as people and programs read them.
 *
 * <p>Must never: reach for a server, or know a rule of the language.
 */
@NullMarked
package io.linkloom.cli.offline;

import org.jspecify.annotations.NullMarked;
