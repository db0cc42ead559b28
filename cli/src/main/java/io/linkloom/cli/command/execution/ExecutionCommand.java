package io.linkloom.cli.command.execution;

import picocli.CommandLine.Command;

/** `loom execution`: needs one of its subcommands. */
@Command(name = "execution", aliases = "exec", description = "Executions: list, describe.")
public final class ExecutionCommand {}
