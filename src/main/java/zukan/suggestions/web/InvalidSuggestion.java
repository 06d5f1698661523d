package zukan.suggestions.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a program sent cannot be taken, and all that is wrong with it. */
class InvalidSuggestion extends RuntimeException {

    private final transient List<Fault> faults;

    InvalidSuggestion(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    /**
     * One thing that is wrong.
     *
     * @param field its path, as {@code implementations[0].url}; empty for the whole
     */
    @Schema(name = "Fault", description = "One thing that is wrong with what was sent")
    record Fault(
            @Schema(description = "Path of the field; empty if it is the whole", example = "implementations[0].url")
            String field,

            @Schema(description = "What is wrong, in the language of Accept-Language")
            String message) {}
}
