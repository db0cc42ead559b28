package io.linkloom;

import io.linkloom.laws.ArchitectureLaw;

class CoreArchitectureTest extends ArchitectureLaw {}
