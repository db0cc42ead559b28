package io.linkloom.server.runner.http;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses that are never called, in binary form: how they were written does not matter any more. */
final class ForbiddenAddresses {

    private record Range(byte[] start, int bits, String kind) {
        boolean contains(byte[] address) {
            return address.length == start.length && samePrefix(address, start, bits);
        }
    }

    private static final String LINK_LOCAL = "link-local";
    private static final String METADATA = "a metadata service";

    private static final List<Range> RANGES = List.of(
            range("00000000", 8, "no host"),
            range("a9fe0000", 16, LINK_LOCAL),
            range("646464c8", 32, METADATA),
            range("c00000c0", 32, METADATA),
            range("a83f8110", 32, METADATA),
            range("e0000000", 4, "multicast"),
            range("f0000000", 4, "broadcast or reserved"),
            range("00000000000000000000000000000000", 128, "no host"),
            range("fe800000000000000000000000000000", 10, LINK_LOCAL),
            range("ff000000000000000000000000000000", 8, "multicast"),
            range("fd000ec2000000000000000000000254", 128, METADATA),
            range("fd2000ce000000000000000000000254", 128, METADATA));

    /** IPv6 prefixes that carry an IPv4 address, and at which byte. */
    private record Carrier(byte[] start, int bits, int at) {}

    private static final List<Carrier> CARRIERS = List.of(
            carrier("00000000000000000000ffff00000000", 96, 12),
            carrier("00000000000000000000000000000000", 96, 12),
            carrier("0000000000000000ffff000000000000", 96, 12),
            carrier("0064ff9b000000000000000000000000", 96, 12),
            carrier("0064ff9b000100000000000000000000", 48, 12),
            carrier("20020000000000000000000000000000", 16, 2),
            carrier("20010000000000000000000000000000", 32, 4));

    private ForbiddenAddresses() {}

    /** What it is; null when it may be called. */
    static @Nullable String kind(byte[] address) {
        for (Range range : RANGES) if (range.contains(address)) return range.kind;
        if (address.length != 16 || isLoopback(address)) return null;
        for (Carrier carrier : CARRIERS) {
            if (!samePrefix(address, carrier.start, carrier.bits)) continue;
            String kind = kind(Arrays.copyOfRange(address, carrier.at, carrier.at + 4));
            if (kind != null) return kind + ", carried by IPv6";
        }
        return teredoOrIsatap(address);
    }

    private static @Nullable String teredoOrIsatap(byte[] address) {
        byte[] last = Arrays.copyOfRange(address, 12, 16);
        boolean isatap =
                (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
        boolean teredo = address[0] == 0x20 && address[1] == 0x01 && address[2] == 0 && address[3] == 0;
        if (teredo) for (int i = 0; i < 4; i++) last[i] ^= (byte) 0xff;
        String kind = isatap || teredo ? kind(last) : null;
        return kind == null ? null : kind + ", carried by IPv6";
    }

    private static boolean isLoopback(byte[] address) {
        for (int i = 0; i < 15; i++) if (address[i] != 0) return false;
        return address[15] == 1;
    }

    static boolean samePrefix(byte[] a, byte[] b, int bits) {
        for (int i = 0; i < bits / 8; i++) if (a[i] != b[i]) return false;
        int rest = bits % 8;
        if (rest == 0) return true;
        int mask = 0xff << (8 - rest);
        return ((a[bits / 8] ^ b[bits / 8]) & mask) == 0;
    }

    private static Range range(String hex, int bits, String kind) {
        return new Range(HexFormat.of().parseHex(hex), bits, kind);
    }

    private static Carrier carrier(String hex, int bits, int at) {
        return new Carrier(HexFormat.of().parseHex(hex), bits, at);
    }
}
