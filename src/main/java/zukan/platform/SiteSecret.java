package zukan.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A key that nobody outside knows and that all instances on a database share. */
@Component
public class SiteSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private volatile SecretKeySpec key;

    SiteSecret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What only this installation can compute from a text.
     *
     * @param purpose what it is for; the same text gives something else for another purpose
     * @return 32 bytes
     */
    public byte[] hmac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            byte[] proposed = new byte[BYTES];
            new SecureRandom().nextBytes(proposed);
            jdbc.sql("insert into site_secret (secret) values (?) on conflict do nothing")
                    .param(proposed)
                    .update();
            key = new SecretKeySpec(
                    jdbc.sql("select secret from site_secret")
                            .query((row, n) -> row.getBytes("secret"))
                            .single(),
                    ALGORITHM);
        }
        return key;
    }
}
