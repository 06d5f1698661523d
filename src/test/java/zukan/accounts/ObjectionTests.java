package zukan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectionTests {

    @ParameterizedTest
    @MethodSource
    void aName(String name, Objection objection) {
        assertThat(Objection.toName(name).orElse(null)).isEqualTo(objection);
    }

    static Stream<Arguments> aName() {
        return Stream.of(
                Arguments.of("curator", null),
                Arguments.of("山田 花子", null),
                Arguments.of("ジャン・ルノワール", null),
                Arguments.of("O'Neill-Smith Jr.", null),
                Arguments.of("a".repeat(40), null),
                Arguments.of("", Objection.NAME_MISSING),
                Arguments.of(" \u3000", Objection.NAME_MISSING),
                Arguments.of("a".repeat(41), Objection.NAME_TOO_LONG),
                Arguments.of("two\nlines", Objection.NAME_UNFIT),
                Arguments.of("right\u202eleft", Objection.NAME_UNFIT),
                Arguments.of("<b>", Objection.NAME_UNFIT),
                Arguments.of("-rf", Objection.NAME_UNFIT));
    }

    @ParameterizedTest
    @MethodSource
    void aPassword(String password, Objection objection) {
        assertThat(Objection.toPassword(password, "Hanako Yamada").orElse(null)).isEqualTo(objection);
    }

    static Stream<Arguments> aPassword() {
        return Stream.of(
                Arguments.of("twelve chars", null),
                Arguments.of("a".repeat(72), null),
                Arguments.of("図".repeat(24), null),
                Arguments.of("eleven char", Objection.PASSWORD_TOO_SHORT),
                Arguments.of("😀".repeat(11), Objection.PASSWORD_TOO_SHORT),
                Arguments.of("a".repeat(73), Objection.PASSWORD_TOO_LONG),
                Arguments.of("図".repeat(25), Objection.PASSWORD_TOO_LONG),
                Arguments.of("hanako  yamada", Objection.PASSWORD_IS_NAME));
    }

    @ParameterizedTest
    @CsvSource({"Ｈａｎａｋｏ, hanako", "' Hanako  Y ', hanako y", "ﾊﾅｺ, ハナコ"})
    void namesThatLookTheSameAreTheSame(String one, String key) {
        assertThat(Objection.key(one)).isEqualTo(key);
    }
}
