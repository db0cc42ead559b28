package io.linkloom.client;

import io.linkloom.laws.ArchitectureLaw;

class ClientArchitectureTest extends ArchitectureLaw {}
