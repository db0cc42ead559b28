package io.linkloom.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class RedactorTest {
    private static final List<String> VALUES = List.of(
            "tok_9fK2-plain",
            "p@ss w+rd/%41&x=\"q\"\\n",
            "Ключ-від-усього <&>",
            "-----BEGIN KEY-----\nMIIBVwIBADANBgkqhkiG9w0B\nAQEFAASCAUEwggE9AgEAAkEA\n-----END KEY-----\n",
            "{\"client\": \"a/b\", \"secret\": \"tab\\there\"}",
            "line one of it\r\nline two of it",
            "😀-emoji-😀");

    static List<String> values() {
        return VALUES;
    }

    private static Base64.Encoder base64() {
        return Base64.getEncoder();
    }

    /** Everything that a program may make of a value on its way back. */
    private static List<String> forms(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        List<String> forms = new ArrayList<>();
        forms.add(value);
        forms.add(value.strip());
        String plus = URLEncoder.encode(value, UTF_8);
        for (String url : List.of(plus, plus.replace("+", "%20"), everyByte(bytes, "%%%02X"))) {
            forms.add(url);
            forms.add(lowerHex(url));
        }
        String json = JsonMapper.builder().build().writeValueAsString(value);
        forms.add(json.substring(1, json.length() - 1));
        forms.add(json.substring(1, json.length() - 1).replace("/", "\\/"));
        forms.add(asciiJson(value));
        String twice = JsonMapper.builder().build().writeValueAsString(json);
        forms.add(twice.substring(3, twice.length() - 3));
        for (Base64.Encoder encoder : List.of(base64(), Base64.getUrlEncoder(), Base64.getMimeEncoder())) {
            forms.add(encoder.encodeToString(bytes));
            forms.add(encoder.withoutPadding().encodeToString(bytes));
            forms.add(encoder.encodeToString((value + "\n").getBytes(UTF_8)));
        }
        forms.add(URLEncoder.encode(base64().encodeToString(bytes), UTF_8));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        return forms;
    }

    private static String everyByte(byte[] bytes, String form) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) text.append(String.format(Locale.ROOT, form, b & 0xff));
        return text.toString();
    }

    private static String lowerHex(String url) {
        return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
                .matcher(url)
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    }

    private static String asciiJson(String value) {
        StringBuilder text = new StringBuilder();
        for (char c : value.toCharArray()) text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyFormIsStruckOutAndWhatStandsAroundItIsKept(String value) {
        Redactor redactor = Redactor.of(VALUES);
        for (String form : forms(value)) {
            String seen = redactor.text("before(" + form + ")after");
            assertThat(seen).as(form).startsWith("before(").endsWith(")after").contains("***");
            assertThat(seen.replace("*", "").length()).as(form + " -> " + seen).isLessThan(45);
            assertThat(seen).as(form).doesNotContain(form);
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void itIsFoundWithinALongerBase64Text(String value) {
        Redactor redactor = Redactor.of(VALUES);
        for (String user : List.of("", "u", "us", "use", "user:")) {
            for (String rest : List.of("", "!", "@host", "@host.example")) {
                String encoded = base64().encodeToString((user + value + rest).getBytes(UTF_8));
                String seen = redactor.text("Basic " + encoded);
                assertThat(seen).contains("***");
                // At most the digits stay that the neighbours have a part in.
                assertThat(seen.length()).isLessThanOrEqualTo(6 + 3 + (user + rest).length() * 4 / 3 + 8);
            }
        }
    }

    @Test
    void whatIsInnocentStaysTheSameObject() {
        Redactor redactor = Redactor.of(VALUES);
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String text = i % 2 == 0 ? base64().encodeToString(bytes) : "100% of C:\\new\\files + " + i;
            assertThat(redactor.text(text)).isSameAs(text);
        }
    }

    @Test
    void severalSecretsSideBySideAreAllStruckOut() {
        Redactor redactor = Redactor.of(List.of("abcdefgh", "defghijk", "ijkl-mnop"));

        assertThat(redactor.text("xabcdefghdefghijkx")).isEqualTo("x***x");
        assertThat(redactor.text("abcdefgh,defghijk;ijkl-mnop")).isEqualTo("***,***;***");
        assertThat(redactor.text("abcdefghijkl-mnop")).doesNotContain("mnop").doesNotContain("ijk");
    }

    @Test
    void stringsKeysAndNumbersOfJsonAreStruckOut() throws JsonFormatException {
        Redactor redactor = Redactor.of(List.of("hidden-value", "918273645"));
        Json json = Json.parse("""
                {"a":["x hidden-value y",1.250,918273645,true,null],"hidden-value":{"k":"hidden\\u002dvalue"},
                 "n":12345678901234567890.10,"o hidden-value":1,"hidden-value!":"%68idden-value"}""");

        Json seen = redactor.json(json);

        assertThat(seen.toString()).isEqualTo("""
                {"a":["x *** y",1.250,"***",true,null],"***":{"k":"***"},"n":12345678901234567890.10,"o ***2":1,"***!3":"***"}""");
    }

    @Test
    void keysThatBecomeTheSameDoNotMakeAnOutputThatNobodyCanRead() throws JsonFormatException {
        Redactor redactor = Redactor.of(List.of("hidden-value"));

        Json seen = redactor.json(Json.parse("{\"a\":{\"hidden-value\":1},\"***2\":2,\"hidden-value\":3}"));

        assertThat(seen).isEqualTo(Json.of("***"));
        assertThat(redactor.json(Json.parse("{\"***2\":2,\"b\":3}"))).isEqualTo(Json.of(Map.of("***2", 2, "b", 3)));
    }

    @Test
    void withoutSecretsNothingIsLookedAt() {
        assertThat(Redactor.of(List.of()).isEmpty()).isTrue();
        assertThat(Redactor.NONE.text("text")).isEqualTo("text");
    }

    private final List<String> log = new ArrayList<>();

    private List<String> logged(Redactor redactor, String... lines) {
        log.clear();
        RedactedLines<Integer> redacted = new RedactedLines<>(redactor, (about, text) -> log.add(about + " " + text));
        for (int i = 0; i < lines.length; i++) redacted.line(i, lines[i]);
        redacted.flush();
        return log;
    }

    @Test
    void aSecretThatIsCutIntoLinesIsStruckOutOfAllOfThem() {
        Redactor redactor = Redactor.of(List.of("correct-horse-battery"));

        assertThat(logged(redactor, "a correct-ho", "rse-battery b", "c")).containsExactly("0 a ***", "1 *** b", "2 c");
        assertThat(logged(redactor, "correct", "-horse-", "battery", "!"))
                .containsExactly("0 ***", "1 ***", "2 ***", "3 !");
        assertThat(logged(redactor, "a correct-ho", "rses", "b")).containsExactly("0 a correct-ho", "1 rses", "2 b");
        assertThat(logged(redactor, "correct-horse-battery correct-h", "orse-battery"))
                .containsExactly("0 *** ***", "1 ***");
        assertThat(logged(redactor, "ends with correct-h")).containsExactly("0 ends with correct-h");
    }

    @Test
    void aSecretThatIsCutAnywhereLeavesAtMostThreeLetters() {
        String secret = "kq7-Zx0v_92Lm.TyB";
        Redactor redactor = Redactor.of(List.of(secret));
        for (int cut = 1; cut < secret.length(); cut++) {
            List<String> lines = logged(redactor, "> " + secret.substring(0, cut), secret.substring(cut) + " <");
            String left = String.join("", lines).replaceAll("[01] ", "").replaceAll("[><* ]", "");
            assertThat(left.length()).as(lines.toString()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void base64ThatIsWrappedIntoLinesIsStruckOut() {
        String secret =
                "a rather long secret, as long as keys in files are, so that its base64 takes several lines of a log";
        Redactor redactor = Redactor.of(List.of(secret));
        String[] lines = Base64.getMimeEncoder()
                .encodeToString(("user:" + secret + "\n").getBytes(UTF_8))
                .split("\r\n");

        assertThat(lines.length).isGreaterThan(1);
        assertThat(String.join("", logged(redactor, lines)).length()).isLessThan(40);
    }

    @Test
    void aKeyFileIsStruckOutLineByLine() {
        assertThat(logged(Redactor.of(VALUES), VALUES.get(3).split("\n")))
                .containsExactly("0 ***", "1 ***", "2 ***", "3 ***");
        assertThat(logged(Redactor.of(VALUES), "MIIBVwIBADANBgkqhkiG9w0B", "AQEFAASCAUEwggE9AgEAAkEA"))
                .containsExactly("0 ***", "1 ***");
    }
}
