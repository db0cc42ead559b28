package io.linkloom.api;

import io.linkloom.laws.ArchitectureLaw;

class ApiArchitectureTest extends ArchitectureLaw {}
