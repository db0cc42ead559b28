package io.linkloom.cli.contract.wire;

import java.net.URI;
import java.util.Map;

/** What is sent, to the last byte. */
public record Request(String method, URI url, Map<String, String> headers, byte[] body) {}
