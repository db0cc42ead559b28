package io.linkloom.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place under `/api` of a server, with its query; whatever is put into it is encoded. */
final class Address {
    private final StringBuilder text = new StringBuilder("/api");
    private char separator = '?';

    private Address() {}

    static Address of(String... segments) {
        Address address = new Address();
        for (String segment : segments) address.text.append('/').append(encode(segment));
        return address;
    }

    /** Leaves out what is null. */
    Address with(String name, @Nullable Object value) {
        if (value == null) return this;
        text.append(separator).append(encode(name)).append('=').append(encode(value.toString()));
        separator = '&';
        return this;
    }

    /** Values separated by commas; leaves out an empty list. */
    Address withAny(String name, Collection<?> values) {
        if (values.isEmpty()) return this;
        return with(name, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    Address withLabels(Map<String, String> labels) {
        labels.forEach((key, value) -> with("label", key + "=" + value));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
