package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    /** Key, message and signature that the makers of Standard Webhooks publish for those who implement it. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String OTHER = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1614265330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final Map<String, String> headers =
            new HashMap<>(Map.of("webhook-id", ID, "webhook-timestamp", "" + TIME, "webhook-signature", SIGNATURE));

    @Test
    void signsAsThePublishedExample() {
        assertThat(SigningSecret.parse(SECRET).sign(ID, TIME, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void takesWhatIsSignedWithAnyOfTheSecrets() {
        assertThat(check(signatures(SECRET), BODY)).isEqualTo(Verdict.VALID);
        assertThat(check(signatures(OTHER, SECRET), BODY)).isEqualTo(Verdict.VALID);
        assertThat(check(signatures(OTHER), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void takesOneRightSignatureAmongSeveralAndUnknownOnes() {
        headers.put("webhook-signature", "v1a,abc= v1,nonsense " + SIGNATURE + " v2,x");

        assertThat(check(signatures(SECRET), BODY)).isEqualTo(Verdict.VALID);
    }

    @Test
    void everyByteOfTheBodyCounts() {
        byte[] changed = BODY.clone();
        changed[changed.length - 2]++;

        assertThat(check(signatures(SECRET), changed)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void idAndTimeAreSignedToo() {
        headers.put("webhook-id", ID + "x");
        assertThat(check(signatures(SECRET), BODY)).isEqualTo(Verdict.FORGED);

        headers.put("webhook-id", ID);
        headers.put("webhook-timestamp", "" + (TIME + 1));
        assertThat(check(signatures(SECRET), BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesWhatIsTooOldOrFromTheFuture() {
        for (long away : List.of(-301L, 301L)) {
            assertThat(check(at(TIME + away, SECRET), BODY)).isEqualTo(Verdict.STALE);
        }
        for (long away : List.of(-300L, 300L)) {
            assertThat(check(at(TIME + away, SECRET), BODY)).isEqualTo(Verdict.VALID);
        }
    }

    @Test
    void refusesWhatIsNotSigned() {
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            Map<String, String> without = new HashMap<>(headers);
            without.remove(header);
            assertThat(signatures(SECRET).check(without::get, BODY)).isEqualTo(Verdict.UNSIGNED);
        }
        for (String time : List.of("", "-1614265330", "1614265330.0", "99999999999999999999", "١٦١٤٢٦٥٣٣٠")) {
            headers.put("webhook-timestamp", time);
            assertThat(check(signatures(SECRET), BODY)).isEqualTo(Verdict.UNSIGNED);
        }
    }

    @Test
    void withoutASecretNothingIsChecked() {
        Signatures none = Signatures.of(List.of("", " "));

        assertThat(none.required()).isFalse();
        assertThat(none.check(name -> null, BODY)).isEqualTo(Verdict.VALID);
    }

    @Test
    void aSecretThatIsNoneIsRefusedAndNotShown() {
        for (String text : List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%", "whsec_c2hvcnQ=")) {
            assertThatThrownBy(() -> Signatures.of(List.of(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("24 to 64")
                    .hasMessageNotContaining(text);
        }
        assertThat(SigningSecret.parse(SECRET)).hasToString("whsec_…");
    }

    private Verdict check(Signatures signatures, byte[] body) {
        return signatures.check(headers::get, body);
    }

    private static Signatures signatures(String... secrets) {
        return at(TIME, secrets);
    }

    private static Signatures at(long now, String... secrets) {
        List<SigningSecret> parsed =
                List.of(secrets).stream().map(SigningSecret::parse).toList();
        return new Signatures(parsed, Duration.ofMinutes(5), () -> Instant.ofEpochSecond(now));
    }
}
