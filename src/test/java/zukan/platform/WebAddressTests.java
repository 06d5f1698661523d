package zukan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTests {

    private final WebAddress.Validator validator = new WebAddress.Validator();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "https://arxiv.org/abs/1609.03499",
                "http://example.org",
                "https://example.org:8443/a?b=c#d",
                "https://日本語.jp/",
                "https://xn--wgv71a119e.jp/",
                "https://a_b.example.co.jp/%E6%B7%B1",
                "https://example.org./",
            })
    void addressesOfPublicPagesAreTaken(String address) {
        assertThat(validator.isValid(address, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arxiv.org/abs/1609.03499",
                "ftp://example.org/",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:example.org",
                "https:///example.org",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https://example.org@evil.example/",
                "http://localhost/",
                "http://localhost:8080/",
                "http://intranet/",
                "http://printer.local/",
                "http://db.internal/",
                "http://127.0.0.1/",
                "http://10.1.2.3/",
                "http://169.254.169.254/latest/meta-data/",
                "http://93.184.216.34/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://1.1/",
                "http://１２７.0.0.1/",
                "http://127。0。0。1/",
                "https://example.org/a b",
                "https://example.org/\n",
                "https://exa mple.org/",
                "https://-example.org/",
                "https://example..org/",
                "https://example.org:99999999/",
            })
    void everythingElseIsNot(String address) {
        assertThat(validator.isValid(address, null)).isFalse();
    }
}
