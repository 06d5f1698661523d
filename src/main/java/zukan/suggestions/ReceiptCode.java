package zukan.suggestions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a sender follows a suggestion by: 95 random bits and a check character, in Crockford's alphabet (no I, L, O or U;
 * https://www.crockford.com/base32.html), written as {@code ZK-7Q3F-M9KD-2XTP-A8RW-4HJC}. The check is a weighted sum in
 * GF(32) with weights that all differ, so that one wrong character, or two that changed places, never go unnoticed.
 */
public final class ReceiptCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;

    private final String characters;

    private ReceiptCode(String characters) {
        this.characters = characters;
    }

    static ReceiptCode random(SecureRandom random) {
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int place = 1; place < LENGTH; place++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ReceiptCode(characters.append(check(characters)).toString());
    }

    /**
     * The code that somebody typed, in any case, with or without its dashes, with letters that look like those meant; empty
     * if it has a mistake.
     */
    public static Optional<ReceiptCode> of(String typed) {
        if (typed == null || typed.length() > 100) {
            return Optional.empty();
        }
        String characters = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replaceFirst("^ZK(?=.{" + LENGTH + "}$)", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        boolean whole = characters.length() == LENGTH && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return whole && check(characters.substring(0, LENGTH - 1)) == characters.charAt(LENGTH - 1)
                ? Optional.of(new ReceiptCode(characters))
                : Optional.empty();
    }

    private static char check(CharSequence characters) {
        int sum = 0;
        int weight = 2;
        for (int place = 0; place < characters.length(); place++) {
            sum ^= product(weight, ALPHABET.indexOf(characters.charAt(place)));
            weight = product(weight, 2);
        }
        return ALPHABET.charAt(sum);
    }

    /** In GF(32) with the polynomial x⁵ + x² + 1, of which 2 is a generator. */
    private static int product(int one, int other) {
        int product = 0;
        for (int shifted = one, rest = other; rest > 0; rest >>= 1) {
            product ^= (rest & 1) * shifted;
            shifted = (shifted << 1) ^ ((shifted >> 4) * 0b100101);
        }
        return product;
    }

    /** Twenty characters without dashes, as they are stored. */
    String characters() {
        return characters;
    }

    @JsonValue
    @Override
    public String toString() {
        return "ZK-" + characters.replaceAll("(.{4})(?!$)", "$1-");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceiptCode code && code.characters.equals(characters);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }
}
