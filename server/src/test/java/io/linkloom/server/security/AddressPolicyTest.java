package io.linkloom.server.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void withoutTokensNobodyElseMayReachTheServer(String address) {
        assertThatThrownBy(() -> AddressPolicy.check(address, false))
                .isInstanceOf(AddressPolicy.Refused.class)
                .hasMessageContaining("link-loom.tokens");
        assertThatCode(() -> AddressPolicy.check(address, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.53"})
    void thisMachineMay(String address) {
        assertThatCode(() -> AddressPolicy.check(address, false)).doesNotThrowAnyException();
    }
}
