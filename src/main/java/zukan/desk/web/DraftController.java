package zukan.desk.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import zukan.catalog.PaperEditing;
import zukan.desk.Draft;
import zukan.desk.Drafts;
import zukan.desk.web.EditorPage.Basis;
import zukan.suggestions.Suggestions;

/** What a curator has typed and not published yet: listed, saved while it is typed, discarded. */
@Controller
class DraftController {

    private final Drafts drafts;
    private final EditorForms forms;
    private final PaperEditing papers;
    private final Suggestions suggestions;

    DraftController(Drafts drafts, EditorForms forms, PaperEditing papers, Suggestions suggestions) {
        this.drafts = drafts;
        this.forms = forms;
        this.papers = papers;
        this.suggestions = suggestions;
    }

    /** @param name null if nothing was typed that could be one */
    record DraftLink(String name, String address, Draft.Key key, Instant savedAt) {}

    @GetMapping("/desk/drafts")
    ModelAndView list(Principal principal) {
        List<DraftLink> links = drafts.of(principal.getName()).stream()
                .map(draft ->
                        new DraftLink(draft.name(), EditorPage.address(draft.key()), draft.key(), draft.savedAt()))
                .toList();
        return new ModelAndView("desk/drafts", Map.of("drafts", links));
    }

    /** For editor.js, which is told the version to save over next time. */
    @PostMapping(path = "/desk/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Long> save(
            @RequestParam(required = false) String paper,
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute Basis basis,
            Principal principal,
            Locale locale) {
        Sent sent = new Sent(paper, basis, forms.posted(parameters), principal.getName(), locale);
        requireKnown(sent.key());
        Draft saved = drafts.save(sent.key(), sent.form().fields(), sent.base(), basis.draftVersion());
        return Map.of("version", saved.version());
    }

    private void requireKnown(Draft.Key key) {
        if (key.paper() != null && !papers.isTaken(key.paper())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no paper " + key.paper());
        }
        if (key.suggestion() != null) {
            suggestions.get(key.suggestion());
        }
    }

    /** @param again whether to begin anew; else the list of drafts comes next */
    @PostMapping("/desk/drafts/discard")
    String discard(
            @RequestParam(required = false) String paper,
            @RequestParam(required = false) Long suggestion,
            @RequestParam(defaultValue = "false") boolean again,
            Principal principal) {
        Draft.Key key = new Draft.Key(principal.getName(), paper, suggestion);
        requireKnown(key);
        drafts.discard(key);
        return "redirect:" + (again ? EditorPage.address(key) : "/desk/drafts");
    }
}
