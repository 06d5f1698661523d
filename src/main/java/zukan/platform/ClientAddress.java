package zukan.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the other end of the connection or, behind proxies that the operator trusts, what the outermost
 * of them saw. Whatever a sender writes into {@code X-Forwarded-For} stands further left, and is not believed.
 */
@Component
public class ClientAddress {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);

    private static final String HEADER = "X-Forwarded-For";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::\\d{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:.]{2,45})(?:]|]:\\d{1,5})?");

    private final List<InetAddressMatcher> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @throws IllegalArgumentException if a trusted proxy is not an address or a network */
    ClientAddress(ZukanProperties properties) {
        trusted = properties.trustedProxies().stream()
                .map(InetAddressMatchers::fromIpAddress)
                .toList();
    }

    /** The network of the sender, which is all that limits count by: {@code 203.0.113.0/24} or {@code 2001:db8:0:1::/64}. */
    public String network(HttpServletRequest request) {
        InetAddress address = of(request);
        byte[] bytes = address.getAddress();
        int kept = address instanceof Inet6Address ? 8 : 3;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        return address(bytes).getHostAddress() + "/" + 8 * kept;
    }

    private InetAddress of(HttpServletRequest request) {
        InetAddress nearest = Objects.requireNonNull(literal(request.getRemoteAddr()));
        List<String> forwarded = Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .toList();
        if (!forwarded.isEmpty() && !isTrusted(nearest)) {
            warnOfProxy(nearest);
        }
        for (int hop = forwarded.size() - 1; hop >= 0 && isTrusted(nearest); hop--) {
            InetAddress before = literal(forwarded.get(hop).strip());
            if (before == null) {
                return nearest;
            }
            nearest = before;
        }
        return nearest;
    }

    private void warnOfProxy(InetAddress address) {
        boolean near = address.isLoopbackAddress() || address.isSiteLocalAddress();
        if (near && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "A proxy at {} is not in zukan.trusted-proxies: all who come through it share one limit",
                    address.getHostAddress());
        }
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(proxies -> proxies.matches(address));
    }

    /** The address that a text is, or null; no name is ever looked up. */
    private static InetAddress literal(String text) {
        Matcher ipv4 = IPV4.matcher(text);
        Matcher ipv6 = IPV6.matcher(text.replaceFirst("%.*", ""));
        try {
            if (ipv4.matches()) {
                return InetAddress.getByName(ipv4.group(1));
            }
            return ipv6.matches() ? InetAddress.getByName("[" + ipv6.group(1) + "]") : null;
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
