package io.linkloom.server.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A span as a collector reads it off the wire: OTLP, in protobuf, by the numbers of its fields. `links`: trace and span of each. */
record SeenSpan(
        String trace,
        String id,
        String parent,
        String name,
        long kind,
        long start,
        long end,
        long status,
        Map<String, String> attributes,
        List<String> links) {
    static final long KIND_CLIENT = 3;
    static final long STATUS_OK = 1;
    static final long STATUS_ERROR = 2;

    /** All spans of one request to the collector. */
    static List<SeenSpan> read(byte[] request) throws InvalidProtocolBufferException {
        List<SeenSpan> spans = new ArrayList<>();
        for (ByteString resource : UnknownFieldSet.parseFrom(request).getField(1).getLengthDelimitedList()) {
            for (ByteString scope : field(resource, 2).getLengthDelimitedList()) {
                for (ByteString span : field(scope, 2).getLengthDelimitedList()) spans.add(of(span));
            }
        }
        return spans;
    }

    private static SeenSpan of(ByteString bytes) throws InvalidProtocolBufferException {
        UnknownFieldSet span = UnknownFieldSet.parseFrom(bytes);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (ByteString attribute : span.getField(9).getLengthDelimitedList()) {
            UnknownFieldSet value =
                    UnknownFieldSet.parseFrom(field(attribute, 2).getLengthDelimitedList().getFirst());
            attributes.put(
                    text(field(attribute, 1)),
                    value.hasField(3)
                            ? value.getField(3).getVarintList().getFirst().toString()
                            : text(value.getField(1)));
        }
        List<String> links = new ArrayList<>();
        for (ByteString link : span.getField(13).getLengthDelimitedList()) {
            links.add(hex(field(link, 1)) + "-" + hex(field(link, 2)));
        }
        long status = 0;
        for (ByteString each : span.getField(15).getLengthDelimitedList()) status = number(field(each, 3));
        return new SeenSpan(
                hex(span.getField(1)),
                hex(span.getField(2)),
                hex(span.getField(4)),
                text(span.getField(5)),
                number(span.getField(6)),
                span.getField(7).getFixed64List().getFirst(),
                span.getField(8).getFixed64List().getFirst(),
                status,
                attributes,
                links);
    }

    private static Field field(ByteString message, int number) throws InvalidProtocolBufferException {
        return UnknownFieldSet.parseFrom(message).getField(number);
    }

    private static long number(Field field) {
        return field.getVarintList().isEmpty() ? 0 : field.getVarintList().getFirst();
    }

    private static String text(Field field) {
        return field.getLengthDelimitedList().isEmpty()
                ? ""
                : field.getLengthDelimitedList().getFirst().toStringUtf8();
    }

    private static String hex(Field field) {
        return field.getLengthDelimitedList().isEmpty()
                ? ""
                : HexFormat.of()
                        .formatHex(field.getLengthDelimitedList().getFirst().toByteArray());
    }
}
