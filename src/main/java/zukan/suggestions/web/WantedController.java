package zukan.suggestions.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;
import zukan.catalog.WantedBoard;
import zukan.catalog.WantedBoard.Gap;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject.Part;

/** 「募集中」: what the catalog lacks, each gap a step away from the form that fills it. */
@FromCatalog
@PageController
class WantedController {

    private final WantedBoard board;

    WantedController(WantedBoard board) {
        this.board = board;
    }

    /** @param gaps by kind, in the board's order; kinds without a gap are absent */
    record WantedPage(Map<Gap.Kind, List<Gap>> gaps) {

        public List<Gap.Kind> closed() {
            return Arrays.stream(Gap.Kind.values())
                    .filter(kind -> !gaps.containsKey(kind))
                    .toList();
        }

        /** Where the form for a gap is, without language. */
        public String path(Gap gap) {
            UriComponentsBuilder path = UriComponentsBuilder.fromPath("/report").queryParam("paper", gap.paper());
            switch (gap.kind()) {
                case NO_CODE, NO_LIVING_CODE -> path.queryParam("kind", Kind.MISSING_CODE.code());
                case NO_JAPANESE_EXPLAINER ->
                    path.queryParam("kind", Kind.ANSWER.code())
                            .queryParam("wanted", gap.kind().code());
                case ADDRESS_UNKNOWN ->
                    path.queryParam("part", Part.REFERENCE.code())
                            .queryParam("target", gap.item())
                            .queryParam("kind", Kind.ANSWER.code());
                case EXPLAINER_UNFINISHED, QUESTION ->
                    path.queryParam("part", Part.QUESTION.code())
                            .queryParam("target", gap.item())
                            .queryParam("kind", Kind.ANSWER.code());
            }
            return path.build().toUriString();
        }
    }

    @GetMapping("/wanted")
    String show(Model model) {
        model.addAttribute(
                "page",
                new WantedPage(board.gaps().stream()
                        .collect(Collectors.groupingBy(Gap::kind, LinkedHashMap::new, Collectors.toList()))));
        return "suggestions/wanted";
    }
}
