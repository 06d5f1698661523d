package zukan.desk.web;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address that a stranger sent, shown so that nobody is deceived about where it leads: whole, and with the name of the
 * host as machines read it.
 *
 * @param href where it leads; null if that is nowhere on the web
 * @param foreign whether the host's name has letters that can be taken for others
 */
record ShownAddress(String href, String text, boolean foreign) {

    private static final Pattern WEB = Pattern.compile("(?i)(https?://)([^/?#]*)(.*)", Pattern.DOTALL);

    static ShownAddress of(String address) {
        Matcher parts = WEB.matcher(address == null ? "" : address);
        if (!parts.matches()) {
            return new ShownAddress(null, address, false);
        }
        try {
            String host = IDN.toASCII(parts.group(2), IDN.ALLOW_UNASSIGNED);
            return new ShownAddress(
                    address,
                    parts.group(1) + host + parts.group(3),
                    host.toLowerCase(Locale.ROOT).contains("xn--"));
        } catch (IllegalArgumentException unreadable) {
            return new ShownAddress(null, parts.group(1) + escaped(parts.group(2)) + parts.group(3), true);
        }
    }

    /** A name that is none, so that its letters are shown as numbers. */
    private static String escaped(String host) {
        return host.codePoints()
                .mapToObj(letter -> letter < 128 ? Character.toString(letter) : String.format("\\u{%x}", letter))
                .collect(Collectors.joining());
    }
}
