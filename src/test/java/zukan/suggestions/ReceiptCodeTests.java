package zukan.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCodeTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final ReceiptCode code = ReceiptCode.random(new SecureRandom());

    @Test
    void itReadsWell() {
        assertThat(code.toString()).matches("ZK(-[0-9A-HJKMNP-TV-Z]{4}){5}");
    }

    @Test
    void itIsUnderstoodHoweverItIsTyped() {
        String written = code.toString();

        assertThat(ReceiptCode.of(written)).contains(code);
        assertThat(ReceiptCode.of(written.toLowerCase())).contains(code);
        assertThat(ReceiptCode.of(written.replace("-", ""))).contains(code);
        assertThat(ReceiptCode.of(written.substring(3))).contains(code);
        assertThat(ReceiptCode.of("  " + written.replace('-', ' '))).contains(code);
        assertThat(ReceiptCode.of(written.replace('0', 'O').replace('1', 'l'))).contains(code);
        assertThat(ReceiptCode.of(written.replace('-', '－').replace('2', '２'))).contains(code);
    }

    @Test
    void oneWrongCharacterIsNoticedWhereverItIs() {
        String characters = code.characters();
        for (int place = 0; place < characters.length(); place++) {
            for (char wrong : ALPHABET.toCharArray()) {
                String typed = characters.substring(0, place) + wrong + characters.substring(place + 1);
                assertThat(ReceiptCode.of(typed).isPresent()).isEqualTo(typed.equals(characters));
            }
        }
    }

    @Test
    void twoCharactersThatChangedPlacesAreNoticed() {
        String characters = code.characters();
        for (int one = 0; one < characters.length(); one++) {
            for (int other = one + 1; other < characters.length(); other++) {
                StringBuilder typed = new StringBuilder(characters);
                typed.setCharAt(one, characters.charAt(other));
                typed.setCharAt(other, characters.charAt(one));
                assertThat(ReceiptCode.of(typed.toString()).isPresent())
                        .isEqualTo(typed.toString().equals(characters));
            }
        }
    }

    @Test
    void noTwoAreTheSame() {
        SecureRandom random = new SecureRandom();
        Set<ReceiptCode> codes = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            codes.add(ReceiptCode.random(random));
        }
        assertThat(codes).hasSize(10_000);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "ZK",
                "ZK-0000",
                "ZK-UUUU-UUUU-UUUU-UUUU-UUUU",
                "ZK-7Q3F-M9KD-2XTP-A8RW-4HJC-0",
                "'; drop table suggestion"
            })
    void whatIsNoCodeIsNone(String typed) {
        assertThat(ReceiptCode.of(typed)).isEmpty();
    }
}
