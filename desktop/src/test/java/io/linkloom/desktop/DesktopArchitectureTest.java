package io.linkloom.desktop;

import io.linkloom.laws.ArchitectureLaw;

class DesktopArchitectureTest extends ArchitectureLaw {}
