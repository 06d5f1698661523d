package zukan.platform;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secret that all instances share through the database; it never leaves this class, only what it signs does. */
@Component
public class SiteSecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private volatile SecretKeySpec key;

    SiteSecret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The HMAC-SHA-256 of a text.
     *
     * @param purpose what it is for; a signature for one purpose is none for another
     * @return 32 bytes
     */
    public byte[] hmac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same as 43 characters of base64url. */
    public String sign(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(purpose, text));
    }

    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(
                    jdbc.sql("select secret from site_secret")
                            .query(byte[].class)
                            .single(),
                    ALGORITHM);
        }
        return key;
    }
}
