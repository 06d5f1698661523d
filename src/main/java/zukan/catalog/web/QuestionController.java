package zukan.catalog.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.catalog.Question.State;
import zukan.catalog.QuestionEntry;
import zukan.catalog.QuestionFilter;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Domain;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** 「答え合わせ」: what the survey's author doubted, left open or foretold, and what is known of it today. */
@FromCatalog
@PageController
class QuestionController {

    private final SurveyAnswers answers;

    QuestionController(SurveyAnswers answers) {
        this.answers = answers;
    }

    /** What the list can be narrowed down to, and how many questions that leaves. */
    record Choice(QuestionFilter filter, long count) {}

    /**
     * @param choices all questions first, then each state that a question is in or that was asked for
     * @param domains the questions that fit, in the article's order; domains without one are absent
     */
    record QuestionsPage(QuestionFilter filter, List<Choice> choices, Map<Domain, List<QuestionEntry>> domains) {}

    @GetMapping("/questions")
    String show(
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary,
            Model model) {
        QuestionFilter filter = QuestionFilter.from(parameters);
        List<QuestionEntry> all = answers.questions();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(QuestionFilter.ALL, all.size()));
        Arrays.stream(State.values())
                .map(QuestionFilter::new)
                .map(choice -> new Choice(
                        choice,
                        all.stream()
                                .filter(entry -> choice.takes(entry.question()))
                                .count()))
                .filter(choice -> choice.count() > 0 || choice.filter().equals(filter))
                .forEach(choices::add);
        Map<Domain, List<QuestionEntry>> domains = all.stream()
                .filter(entry -> filter.takes(entry.question()))
                .collect(Collectors.groupingBy(
                        entry -> vocabulary.domain(entry.question().domain()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        model.addAttribute("page", new QuestionsPage(filter, choices, domains));
        return "catalog/questions";
    }
}
