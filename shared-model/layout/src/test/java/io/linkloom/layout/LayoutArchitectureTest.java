package io.linkloom.layout;

import io.linkloom.laws.ArchitectureLaw;

class LayoutArchitectureTest extends ArchitectureLaw {}
