package io.linkloom.client.spring;

import io.linkloom.laws.ArchitectureLaw;

class ClientSpringArchitectureTest extends ArchitectureLaw {}
