package zukan.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import zukan.catalog.Question.State;

/**
 * What a list of questions is narrowed down to.
 *
 * @param state only those in this state; null for all
 */
public record QuestionFilter(State state) implements ListFilter {

    public static final QuestionFilter ALL = new QuestionFilter(null);

    /**
     * Reads the parameters of an address; those that it does not know are left alone.
     *
     * @throws UnknownFilterValue for a state that there is not
     */
    public static QuestionFilter from(Map<String, String> parameters) {
        String state = parameters.get("state");
        if (state == null || state.isEmpty()) {
            return ALL;
        }
        return State.find(state)
                .map(QuestionFilter::new)
                .orElseThrow(() -> new UnknownFilterValue(
                        "state",
                        state,
                        Stream.concat(Arrays.stream(State.values()).map(QuestionFilter::new), Stream.of(ALL))
                                .toList()));
    }

    public boolean takes(Question question) {
        return state == null || state == question.state();
    }

    @Override
    public String path() {
        return state == null ? "/questions" : "/questions?state=" + state.code();
    }
}
