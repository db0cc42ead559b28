package io.linkloom.cli;

import io.linkloom.laws.ArchitectureLaw;

class CliArchitectureTest extends ArchitectureLaw {}
