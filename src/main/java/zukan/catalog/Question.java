package zukan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zukan.catalog.PaperContent.Paragraph;
import zukan.platform.Bilingual;

/**
 * A doubt, a gap or a forecast of the survey's author, and what is known of it today.
 *
 * @param code as in the account of what is covered, such as {@code Q04}; also its anchor on the page
 * @param line line of the article
 * @param paper slug of the paper that it is about; null if it is about the whole domain
 * @param domain slug of the domain in which it is asked
 * @param question what the author asks, doubts or expects, in our words
 * @param answer paragraphs in reading order, each with its source; for an open question, what is known so far
 */
public record Question(
        String code,
        int line,
        String paper,
        String domain,
        Kind kind,
        Bilingual question,
        State state,
        List<Paragraph> answer) {

    public Question {
        answer = List.copyOf(answer);
    }

    /** Where it is shown, without language. */
    public String path() {
        return "/questions#" + code;
    }

    @JsonIgnore
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** What the author says it as. */
    public enum Kind {
        QUESTION,
        CONJECTURE,
        GAP,
        CAVEAT,
        CLAIM,
        JUDGEMENT,
        FORECAST;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What became of it, in the order in which pages offer it. */
    public enum State {
        ANSWERED,
        CAME_TRUE,
        DID_NOT,
        DISPUTED,
        OPEN;

        /** Its name in addresses, files and the database. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<State> find(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }

        @JsonCreator
        static State of(String code) {
            return find(code).orElseThrow(() -> new IllegalArgumentException("no state " + code));
        }
    }
}
