package io.linkloom.server.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called, whatever they are called. */
class EgressRulesTest {
    private static final EgressRules OPEN = new EgressRules(List.of());

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toList();
    }

    private static boolean refuses(EgressRules rules, String host, int port, String... literals) {
        return rules.refusal(host, port, addresses(literals)) != null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "169.254.170.2",
                "0.0.0.0",
                "0.1.2.3",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "::ffff:0:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "2001:0:a9fe:a9fe::1",
                "2001:0:4136:e378:8000:63bf:5601:5601",
                "2001:db8::5efe:169.254.169.254",
                "2001:db8::200:5efe:a9fe:a9fe",
                "::ffff:0.0.0.0",
                "2002:e000:1::"
            })
    void theseAreNeverCalled(String literal) {
        assertThat(OPEN.refusal("reports", 80, addresses(literal))).contains("never called");
        assertThat(OPEN.refusal("reports", 80, addresses("93.184.216.34", literal)))
                .as("one of several addresses is enough")
                .isNotNull();
        EgressRules all = new EgressRules(List.of("0.0.0.0/0", "::/0", "reports"));
        assertThat(all.refusal("reports", 80, addresses(literal)))
                .as("no list allows it")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.9",
                "192.168.1.1",
                "100.64.0.1",
                "93.184.216.34",
                "169.253.255.255",
                "169.255.0.0",
                "223.255.255.255",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "2606:2800:220:1:248:1893:25c8:1946",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void everythingElseIsAsLongAsThereIsNoList(String literal) {
        assertThat(OPEN.refusal("reports", 80, addresses(literal))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata.google.internal",
                "METADATA.google.INTERNAL.",
                "metadata.goog",
                "metadata.google.internal.."
            })
    void namesOfMetadataServicesAreNotCalledWhereverTheyLead(String host) {
        assertThat(OPEN.refusal(host, 80, addresses("93.184.216.34"))).contains("metadata");
    }

    @Test
    void aListAllowsNamesWithOrWithoutPort() {
        EgressRules rules =
                new EgressRules(List.of("reports.example.com", "api.example.com:8443", "*.apps.example.com"));
        String any = "93.184.216.34";
        assertThat(refuses(rules, "reports.example.com", 80, any)).isFalse();
        assertThat(refuses(rules, "Reports.Example.COM.", 8080, any)).isFalse();
        assertThat(refuses(rules, "api.example.com", 8443, any)).isFalse();
        assertThat(refuses(rules, "api.example.com", 443, any)).isTrue();
        assertThat(refuses(rules, "a.apps.example.com", 80, any)).isFalse();
        assertThat(refuses(rules, "a.b.apps.example.com", 80, any)).isFalse();
        assertThat(refuses(rules, "apps.example.com", 80, any)).isTrue();
        assertThat(refuses(rules, "evilapps.example.com", 80, any)).isTrue();
        assertThat(refuses(rules, "reports.example.com.evil.org", 80, any)).isTrue();
        assertThat(refuses(rules, "127.0.0.1", 80, "127.0.0.1")).isTrue();
        assertThat(rules.refusal("other", 80, addresses(any))).contains("other:80", "link-loom.egress.allow");
    }

    @Test
    void aListAllowsAddressesAndRangesOnlyWhenEveryAddressIsIn() {
        EgressRules rules = new EgressRules(List.of("10.0.0.0/8", "192.168.7.7:9000", "fd12::/16", "[::1]:8080"));
        assertThat(refuses(rules, "reports", 80, "10.200.1.1")).isFalse();
        assertThat(refuses(rules, "reports", 80, "10.200.1.1", "11.0.0.1")).isTrue();
        assertThat(refuses(rules, "reports", 80)).isTrue();
        assertThat(refuses(rules, "192.168.7.7", 9000, "192.168.7.7")).isFalse();
        assertThat(refuses(rules, "192.168.7.7", 80, "192.168.7.7")).isTrue();
        assertThat(refuses(rules, "reports", 443, "fd12:1::1")).isFalse();
        assertThat(refuses(rules, "[::1]", 8080, "::1")).isFalse();
        assertThat(refuses(rules, "[::1]", 80, "::1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a",
                "10.0.0.0/33",
                "10.0.0/8",
                "a:b",
                "a:0",
                "a:70000",
                "*",
                "*.",
                "a b",
                "/8",
                "a/8",
                "[::1",
                "fe80::/129"
            })
    void anEntryThatMeansNothingIsNamed(String entry) {
        assertThatThrownBy(() -> new EgressRules(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link-loom.egress.allow")
                .hasMessageContaining(entry);
    }

    @Test
    void emptyEntriesAreNoList() throws UnknownHostException {
        assertThat(refuses(new EgressRules(List.of("", " ")), "reports", 80, "93.184.216.34"))
                .isFalse();
    }
}
