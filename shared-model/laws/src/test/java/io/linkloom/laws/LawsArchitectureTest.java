package io.linkloom.laws;

class LawsArchitectureTest extends ArchitectureLaw {}
