package io.linkloom.cli.command.workflow;

import picocli.CommandLine.Command;

/** `loom workflow`: needs one of its subcommands. */
@Command(name = "workflow", aliases = "wf", description = "Workflows: check, register, list, start.")
public final class WorkflowCommand {}
