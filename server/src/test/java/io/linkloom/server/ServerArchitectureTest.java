package io.linkloom.server;

import io.linkloom.laws.ArchitectureLaw;

class ServerArchitectureTest extends ArchitectureLaw {}
