package io.linkloom.examples;

import io.linkloom.laws.ArchitectureLaw;

class ExamplesArchitectureTest extends ArchitectureLaw {}
