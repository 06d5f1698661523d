package zukan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTests {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "::1", "2001:db8:ffff::/48");

    @ParameterizedTest(name = "{0} through {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                // nobody forwards
                "203.0.113.77, -, 203.0.113.0/24",
                "2001:db8:1:2:3:4:5:6, -, 2001:db8:1:2:0:0:0:0/64",
                "::ffff:203.0.113.77, -, 203.0.113.0/24",
                "fe80::1%eth0, -, fe80:0:0:0:0:0:0:0/64",
                // whoever is no proxy says what he likes
                "203.0.113.77, 198.51.100.1, 203.0.113.0/24",
                "127.0.0.1, 198.51.100.1, 127.0.0.0/24",
                // a proxy is believed
                "10.1.2.3, 198.51.100.1, 198.51.100.0/24",
                "10.1.2.3, '2001:db8:1:2::9', 2001:db8:1:2:0:0:0:0/64",
                "0:0:0:0:0:0:0:1, '[2001:db8:1:2::9]:4711', 2001:db8:1:2:0:0:0:0/64",
                "10.1.2.3, 198.51.100.1:4711, 198.51.100.0/24",
                "10.1.2.3, -, 10.1.2.0/24",
                // but not what its client told it
                "10.1.2.3, '192.0.2.5, 198.51.100.1', 198.51.100.0/24",
                "10.1.2.3, '10.9.9.9, 198.51.100.1', 198.51.100.0/24",
                // several proxies in a row
                "10.1.2.3, '192.0.2.5, 198.51.100.1, 10.7.7.7, 2001:db8:ffff::5', 198.51.100.0/24",
                "10.1.2.3, '10.4.4.4, 10.5.5.5', 10.4.4.0/24",
                // what is no address ends the row
                "10.1.2.3, '198.51.100.1, unknown', 10.1.2.0/24",
                "10.1.2.3, '198.51.100.1, example.org', 10.1.2.0/24",
                "10.1.2.3, '198.51.100.1, 999.1.1.1', 10.1.2.0/24",
                "10.1.2.3, '198.51.100.1, 1.2.3', 10.1.2.0/24",
                "10.1.2.3, '198.51.100.1, ', 10.1.2.0/24",
                "10.1.2.3, '198.51.100.1, ::zz', 10.1.2.0/24",
            })
    void theNetworkIsThatOfTheNearestWhoIsNoTrustedProxy(String connection, String forwarded, String network) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(connection);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }

        assertThat(clients(PROXIES).network(request)).isEqualTo(network);
    }

    @Test
    void severalHeadersAreOneList() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.2.3");
        request.addHeader("X-Forwarded-For", "192.0.2.5");
        request.addHeader("X-Forwarded-For", "198.51.100.1, 10.7.7.7");

        assertThat(clients(PROXIES).network(request)).isEqualTo("198.51.100.0/24");
    }

    @Test
    void nobodyIsTrustedUnlessTheOperatorSaysSo() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.2.3");
        request.addHeader("X-Forwarded-For", "198.51.100.1");

        assertThat(clients(List.of()).network(request)).isEqualTo("10.1.2.0/24");
    }

    @ParameterizedTest
    @CsvSource({"proxy.example.org", "10.0.0.0/99", "10.0.0.0/x"})
    void whatIsNoNetworkStopsTheStart(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> clients(List.of(network)));
    }

    private static ClientAddress clients(List<String> proxies) {
        return new ClientAddress(new Binder(
                        new MapConfigurationPropertySource(Map.of("zukan.trusted-proxies", String.join(",", proxies))))
                .bindOrCreate("zukan", ZukanProperties.class));
    }
}
