package zukan.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The address of a public page: http or https, without credentials, and not of a private host. Null is valid. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddress.Validator.class)
public @interface WebAddress {

    int LONGEST = 500;

    String message() default "{validation.address}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells addresses apart. */
    class Validator implements ConstraintValidator<WebAddress, CharSequence> {

        /** A name with a dot whose last label is not a number: no IP address in any notation, and no bare machine name. */
        private static final Pattern HOST =
                Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+(?!\\d+$)(?!0x)[a-z0-9-]{2,63}");

        private static final Set<String> PRIVATE = Set.of(
                "localhost",
                "local",
                "internal",
                "intranet",
                "lan",
                "home",
                "corp",
                "test",
                "invalid",
                "onion",
                "arpa");

        @Override
        public boolean isValid(CharSequence address, ConstraintValidatorContext context) {
            return address == null || isPublic(address.toString());
        }

        private static boolean isPublic(String address) {
            try {
                URI uri = new URI(address);
                String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
                if (address.length() > LONGEST
                        || !(scheme.equals("http") || scheme.equals("https"))
                        || authority.contains("@")) {
                    return false;
                }
                String host = IDN.toASCII(
                                authority.replaceFirst(":\\d{1,5}$", "").replaceFirst("\\.$", ""))
                        .toLowerCase(Locale.ROOT);
                return HOST.matcher(host).matches() && !PRIVATE.contains(host.substring(host.lastIndexOf('.') + 1));
            } catch (URISyntaxException | IllegalArgumentException unreadable) {
                return false;
            }
        }
    }
}
