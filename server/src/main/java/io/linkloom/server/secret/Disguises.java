package io.linkloom.server.secret;

import io.linkloom.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a secret may look when it comes back: as it is, line by line, without its first letters, in hexadecimal digits, or in base64, there also as
 * a part of something longer. Escapes of URLs and JSON are not among them: [Views] takes them off the text instead.
 */
final class Disguises {
    /** What stands alone and is shorter would strike out too much that is innocent. */
    private static final int SHORTEST_PART = 8;

    private final Map<String, byte[]> found = new LinkedHashMap<>();

    private Disguises() {}

    /** The forms of all values. */
    static java.util.Collection<byte[]> of(Iterable<String> values) {
        Disguises disguises = new Disguises();
        for (String value : values) {
            disguises.disguise(value);
            String bare = value.strip();
            if (!bare.equals(value)) disguises.disguise(bare);
            // As it stands in a body of JSON that is encoded as a whole.
            String json = Json.of(value).toString();
            String within = json.substring(1, json.length() - 1);
            if (!within.equals(value)) disguises.disguise(within);
        }
        return disguises.found.values();
    }

    private void disguise(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < Patterns.SHORTEST) return;
        add(bytes);
        for (int cut = 1; cut < Patterns.SHORTEST && bytes.length - cut >= SHORTEST_PART; cut++) {
            add(Arrays.copyOfRange(bytes, cut, bytes.length));
        }
        if (value.indexOf('\n') >= 0) lines(value);
        add(HexFormat.of().formatHex(bytes));
        add(HexFormat.of().withUpperCase().formatHex(bytes));
        byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            for (byte[] whole : new byte[][] {bytes, line}) {
                add(encoder.encode(whole));
                add(encoder.withoutPadding().encode(whole));
            }
            for (int before = 0; before < 3; before++) add(within(encoder, bytes, before));
        }
    }

    private void lines(String value) {
        // As it is in a log, where every line stands by itself.
        add(value.replace("\n", "").replace("\r", ""));
        for (String line : value.split("\n")) {
            String bare = line.strip();
            // The first and the last line of a PEM file tell nothing.
            if (bare.length() >= SHORTEST_PART && !bare.startsWith("-----")) add(bare);
        }
    }

    /** The digits that depend on the value alone when so many bytes (modulo 3) stand before it. */
    private static byte[] within(Base64.Encoder encoder, byte[] value, int before) {
        byte[] all = new byte[before + value.length];
        System.arraycopy(value, 0, all, before, value.length);
        byte[] digits = encoder.withoutPadding().encode(all);
        int from = (before * 8 + 5) / 6;
        int to = all.length * 8 / 6;
        return Arrays.copyOfRange(digits, from, to);
    }

    private void add(String form) {
        add(form.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] form) {
        found.putIfAbsent(new String(form, StandardCharsets.ISO_8859_1), form);
    }
}
