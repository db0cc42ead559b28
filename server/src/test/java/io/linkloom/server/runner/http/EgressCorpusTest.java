package io.linkloom.server.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to write an address that must not be called; canaries listen, and none is ever reached. */
class EgressCorpusTest {
    /** The codes of a call that was refused before anything was connected. */
    private static final Set<String> REFUSED = Set.of(FailureCode.EGRESS_DENIED, FailureCode.INVALID_URL);

    private static final AtomicInteger REACHED = new AtomicInteger();
    private static final List<ServerSocket> CANARIES = new ArrayList<>();
    private static int port;

    @BeforeAll
    static void listen() throws IOException {
        ServerSocket first = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = first.getLocalPort();
        CANARIES.add(first);
        // 0.0.0.0 and :: lead to this machine; 127.0.0.2 stands for what an allow-list does not name.
        for (String address : List.of("127.0.0.2", "::1")) {
            try {
                ServerSocket next = new ServerSocket();
                next.bind(new InetSocketAddress(address, port));
                CANARIES.add(next);
            } catch (IOException e) {
                // A machine without that address.
            }
        }
        for (ServerSocket canary : CANARIES) Thread.ofVirtual().start(() -> count(canary));
    }

    private static void count(ServerSocket canary) {
        try {
            while (true) {
                canary.accept().close();
                REACHED.incrementAndGet();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (ServerSocket canary : CANARIES) canary.close();
    }

    /** Hosts in every spelling; `P` stands for the port of the canaries. */
    static Stream<String> forbidden() {
        List<String> urls = new ArrayList<>();
        for (String host : List.of(
                "169.254.169.254",
                "169.254.0.1",
                "169.254.170.2",
                "169.254.255.255",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "0.0.0.0",
                "0.0.0.1",
                "0.255.255.255",
                "224.0.0.1",
                "239.1.2.3",
                "240.0.0.1",
                "255.255.255.255",
                "169.254.169.254.",
                "[fe80::1]",
                "[fe80::1%251]",
                "[fe80::a9fe:a9fe]",
                "[febf::1]",
                "[ff02::1]",
                "[ff0e::1]",
                "[::]",
                "[0:0:0:0:0:0:0:0]",
                "[fd00:ec2::254]",
                "[FD00:0EC2:0:0:0:0:0:254]",
                "[fd20:ce::254]",
                "[::ffff:169.254.169.254]",
                "[::ffff:a9fe:a9fe]",
                "[0:0:0:0:0:ffff:a9fe:a9fe]",
                "[::FFFF:A9FE:A9FE]",
                "[::169.254.169.254]",
                "[::a9fe:a9fe]",
                "[::ffff:0:169.254.169.254]",
                "[::ffff:0:a9fe:a9fe]",
                "[64:ff9b::169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::a9fe:a9fe]",
                "[64:ff9b:1:1::a9fe:a9fe]",
                "[2002:a9fe:a9fe::]",
                "[2002:a9fe:a9fe::1]",
                "[2002:a9fe:1:2:3:4:5:6]",
                "[2001:0:a9fe:a9fe::]",
                "[2001:0:4136:e378:8000:63bf:5601:5601]",
                "[2001:db8::5efe:169.254.169.254]",
                "[2001:db8::200:5efe:a9fe:a9fe]",
                "[::ffff:0.0.0.0]",
                "[::ffff:224.0.0.1]",
                "[::ffff:255.255.255.255]",
                "[::ffff:100.100.100.200]",
                "[64:ff9b::0.0.0.0]",
                "[2002:0:0::]",
                "[2002:6464:64c8::]",
                // Numbers, whole and in parts, decimal, octal and hexadecimal.
                "2852039166",
                "0xa9fea9fe",
                "0xA9FEA9FE",
                "025177524776",
                "0251.0376.0251.0376",
                "0251.254.169.254",
                "0xa9.0xfe.0xa9.0xfe",
                "0xa9.254.169.254",
                "169.0xfea9fe",
                "169.254.43518",
                "169.16689662",
                "169.254.0xa9fe",
                "0000169.254.169.254",
                "169.254.169.0254",
                "0x00000000a9fea9fe",
                "0",
                "0x0",
                "00",
                "0.0",
                "0.0.0",
                "4294967295",
                "3758096385",
                "1684301000",
                "17",
                "%31%36%39.254.169.254",
                "169.254.169.254%00",
                "169%2e254%2e169%2e254",
                "①⑥⑨.②⑤④.①⑥⑨.②⑤④",
                "１６９.２５４.１６９.２５４",
                "169。254。169。254",
                "169．254．169．254",
                "169｡254｡169｡254",
                "169.254.169.254#.example.com",
                "169.254.169.254?.example.com",
                "169.254.169.254\\.example.com",
                "metadata.google.internal",
                "METADATA.GOOGLE.INTERNAL",
                "metadata.google.internal.",
                "metadata.goog",
                "metadata.azure.internal",
                "instance-data.ec2.internal")) {
            urls.add("http://" + host + ":P/latest/meta-data/");
        }
        for (String whole : List.of(
                "http://169.254.169.254/latest/meta-data/",
                "HTTP://169.254.169.254/",
                "https://169.254.169.254/",
                "http://reports.example.com@169.254.169.254:P/",
                "http://169.254.169.254@127.0.0.1:P/",
                "http://user:pass@127.0.0.1:P/",
                "http://@127.0.0.1:P/",
                "http://127.0.0.1:P@169.254.169.254/",
                "http://169.254.169.254:P\\@127.0.0.1:P/",
                "http:\\\\169.254.169.254:P/",
                "http:///169.254.169.254:P/",
                "http:169.254.169.254:P/",
                "//169.254.169.254:P/",
                "169.254.169.254:P/",
                "http://[169.254.169.254]:P/",
                "http://[fe80::1]extra:P/",
                "http://[::ffff:169.254.169.254",
                "http://169.254.169.254:P:P/",
                "http://169.254.169.254 :P/",
                " http://169.254.169.254:P/",
                "http://169.254.169.254\t:P/",
                "http://127.0.0.1:P\r\nHost: 169.254.169.254/",
                "file:///etc/passwd",
                "file://127.0.0.1:P/etc/passwd",
                "gopher://127.0.0.1:P/_x",
                "ftp://127.0.0.1:P/",
                "jar:http://127.0.0.1:P/!/",
                "dict://127.0.0.1:P/",
                "ldap://127.0.0.1:P/",
                "data:text/plain,x",
                "javascript:alert(1)",
                "unix:/var/run/docker.sock",
                "http://127.0.0.1:0P0000/",
                "http://127.0.0.1:-P/",
                "http://",
                "http://:P/",
                "http://./",
                "http://../",
                "")) {
            urls.add(whole);
        }
        return urls.stream();
    }

    private static HttpRunner runner(String... allow) {
        HttpSettings usual = HttpSettings.DEFAULT;
        return new HttpRunner(new HttpSettings(
                usual.connectTimeout(), usual.defaultTimeout(), usual.signer(), new EgressRules(List.of(allow))));
    }

    private static void assertRefused(HttpRunner runner, String text) {
        String url = text.replace("P", Integer.toString(port));
        Outcome outcome =
                Attempts.of(Calls.to(url).work()).within(Duration.ofSeconds(5)).run(runner);
        assertThat(outcome).as(url).isInstanceOf(Outcome.Failed.class);
        Outcome.Failed failed = (Outcome.Failed) outcome;
        // Some spellings are a name for the runtime, and nobody has that name: then nothing was connected to either.
        boolean unknown =
                failed.code().equals(FailureCode.CONNECTION) && failed.message().contains("is unknown");
        assertThat(REFUSED.contains(failed.code()) || unknown)
                .as(url + " came to " + failed)
                .isTrue();
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(forbidden()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void noneOfThemConnects() {
        try (HttpRunner open = runner();
                HttpRunner listed = runner("0.0.0.0/0", "::/0", "*.example.com")) {
            forbidden().forEach(url -> {
                assertRefused(open, url);
                assertRefused(listed, url);
            });
        }
        assertThat(REACHED).hasValue(0);
    }

    static Stream<String> unlisted() {
        return Stream.of(
                "http://127.0.0.1:P/",
                "http://127.0.0.2:P/",
                "http://localhost:P/",
                "http://LOCALHOST:P/",
                "http://localhost.:P/",
                "http://[::1]:P/",
                "http://[::ffff:127.0.0.1]:P/",
                "http://2130706433:P/",
                "http://127.1:P/",
                "http://0x7f000001:P/",
                "http://127.0.0.1.:P/");
    }

    @ParameterizedTest
    @MethodSource("unlisted")
    void withAListNothingElseConnects(String url) {
        try (HttpRunner runner = runner("reports.example.com", "10.0.0.0/8", "127.0.0.1:1")) {
            assertRefused(runner, url);
            try {
                assertThat(runner.probe(URI.create(url.replace("P", Integer.toString(port))), Duration.ofSeconds(5)))
                        .isNotNull();
            } catch (IllegalArgumentException e) {
                // No address at all.
            }
        }
        assertThat(REACHED).hasValue(0);
    }
}
