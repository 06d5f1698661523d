package zukan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTests {

    @Test
    void whatDeceivesIsTakenOut() {
        assertThat(PlainText.of("a\u202eb\u2066c\u200bd\ufeffe\0f\u001b[31mg\ud800h"))
                .isEqualTo("abcdef[31mgh");
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "深層学習\n\n- が,\tパ、👩‍🔬 é ﷽ עברית";

        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Test
    void linesEndInOneWay() {
        assertThat(PlainText.of("a\r\nb\rc\u2028d\u0085e")).isEqualTo("a\nb\nc\nd\ne");
        assertThat(PlainText.line(" a\r\n  b ")).isEqualTo("a b");
    }

    @Test
    void nothingIsNull() {
        assertThat(PlainText.of(" \n\u200b ")).isNull();
        assertThat(PlainText.line(null)).isNull();
    }
}
