package zukan.exports.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import zukan.catalog.Criterion;
import zukan.catalog.PaperFilter;
import zukan.catalog.Took;
import zukan.platform.ZukanProperties;

/** What the API's description says beyond what springdoc finds in the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI api(ZukanProperties site) {
        return new OpenAPI()
                .addServersItem(new Server().url(site.absolute("")))
                .info(new Info()
                        .title("Zukan")
                        .version("1")
                        .description(
                                "The deep-learning papers of 2016, as a survey of that year saw them, and what readers"
                                        + " have suggested since. Everything is JSON in UTF-8. Answers carry an ETag. What goes"
                                        + " wrong is told as problem details (RFC 9457).")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    /** Papers before suggestions, and what belongs together side by side. */
    @Bean
    OpenApiCustomizer order() {
        return api -> {
            Paths sorted = new Paths();
            new TreeMap<>(api.getPaths()).forEach(sorted::addPathItem);
            api.setPaths(sorted);
            api.getTags().sort(Comparator.comparing(Tag::getName));
        };
    }

    /** Null is a value of its own in JSON Schema: where it may stand, springdoc leaves it out of enumerations and references. */
    @Bean
    OpenApiCustomizer nulls() {
        return api -> {
            Collection<?> schemas = api.getComponents().getSchemas().values();
            schemas.stream()
                    .flatMap(schema -> properties((Schema<?>) schema).values().stream())
                    .filter(property ->
                            property.getEnum() != null && property.getTypes().contains("null"))
                    .forEach(property -> property.addEnumItemObject(null));
            Map<String, Schema<?>> paper =
                    properties(api.getComponents().getSchemas().get("Paper"));
            paper.put("topic", new JsonSchema().anyOf(List.of(paper.get("topic"), typed("null"))));
            Map<String, Schema<?>> code =
                    properties(api.getComponents().getSchemas().get("Implementation"));
            code.put("today", new JsonSchema().anyOf(List.of(code.get("today"), typed("null"))));
        };
    }

    @SuppressWarnings("unchecked") // swagger's models are raw
    static Map<String, Schema<?>> properties(Schema<?> schema) {
        return schema.getProperties() == null
                ? Map.of()
                : (Map<String, Schema<?>>) (Map<String, ?>) schema.getProperties();
    }

    /** Every error is a problem; some can happen everywhere. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> {
                        operation
                                .getResponses()
                                .addApiResponse(
                                        "503",
                                        new ApiResponse()
                                                .description("The database is away; Retry-After says when to come"
                                                        + " again"));
                        operation.getResponses().forEach((status, response) -> {
                            if (status.startsWith("4") || status.startsWith("5")) {
                                response.setContent(problemContent());
                            }
                        });
                    });
        };
    }

    private static Content problemContent() {
        return new Content()
                .addMediaType(
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new io.swagger.v3.oas.models.media.MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    }

    private static JsonSchema problem() {
        JsonSchema problem = typed("object");
        problem.description("What went wrong (RFC 9457); some kinds have more members");
        problem.addProperty("type", text("Names the kind of problem, and leads to its explanation; may be absent"));
        problem.addProperty("title", text("The kind of problem"));
        problem.addProperty("status", typed("integer").description("The HTTP status"));
        problem.addProperty("detail", text("What is the matter this time; may be absent"));
        problem.addProperty("instance", text("The path that was asked"));
        problem.required(List.of("title", "status"));
        return problem;
    }

    private static final String SEARCH = "What to search for, in Japanese or English: words, \"phrases\", -exclusions,"
            + " author: framework: domain: year:, an arXiv identifier, a DOI or an address."
            + " If nothing has it, words near to it are searched for instead";

    /** The filters of the list of papers are read from a map: {@link PaperFilter} knows their names. */
    @Bean
    OperationCustomizer paperFilters() {
        return (operation, handler) -> {
            if (handler.getBeanType() == PaperApi.class
                    && handler.getMethod().getName().equals("papers")) {
                Arrays.stream(Criterion.values())
                        .forEach(criterion -> operation.addParametersItem(
                                query(criterion.code(), explanation(criterion), values(criterion))));
                operation.addParametersItem(query("q", SEARCH, typed("string")));
                addOrderAndPage(operation);
            }
            return operation;
        };
    }

    private static JsonSchema values(Criterion criterion) {
        if (criterion.isSwitch()) {
            return choice(List.of("true"));
        }
        return criterion == Criterion.TOOK
                ? choice(Arrays.stream(Took.values()).map(Took::code).toList())
                : typed("string");
    }

    private static String explanation(Criterion criterion) {
        return switch (criterion) {
            case STARRED -> "Only those with a ★";
            case DOMAIN -> "Slug of a domain, see GET /api/domains";
            case TOPIC -> "Slug of a topic within a domain";
            case FRAMEWORK -> "Only those with code for this framework, such as chainer";
            case CODE -> "Only those with code";
            case OFFICIAL -> "Only those with code by their authors";
            case MAINTAINED -> "Only those with code for a framework that is still developed";
            case RUNS -> "Only those with code that was found to run today as it is";
            case MONTH -> "Month in the survey, such as 2016-05";
            case TASK -> "Slug of a task";
            case METHOD -> "Slug of a method";
            case TECHNIQUE -> "Slug of a technique, which several methods count as";
            case DATASET -> "Slug of a dataset";
            case TOOK ->
                "What training took: only those of which GPUs, time, parameters or memory of a GPU are recorded,"
                        + " or are of a class; unrecorded are those of which none of this is";
            case ORIGIN -> "Who brought it in: survey, reader or curator";
        };
    }

    private static void addOrderAndPage(Operation operation) {
        operation.addParametersItem(query(
                "sort",
                "Order: best match first (usual for a search), as in the survey (usual without one), latest first, or by title",
                choice(Arrays.stream(PaperFilter.Sort.values())
                        .map(PaperFilter.Sort::code)
                        .toList())));
        operation.addParametersItem(query("page", "Which page, from 0", number(0, null, 0)));
        operation.addParametersItem(
                query("size", "How many on a page", number(1, PaperFilter.LARGEST_PAGE, PaperFilter.PAPERS_PER_PAGE)));
    }

    private static Parameter query(String name, String description, JsonSchema schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static JsonSchema typed(String type) {
        JsonSchema schema = new JsonSchema();
        schema.typesItem(type);
        return schema;
    }

    private static Schema<?> text(String description) {
        return typed("string").description(description);
    }

    private static JsonSchema choice(List<String> values) {
        JsonSchema schema = typed("string");
        schema.setEnum(List.copyOf(values));
        return schema;
    }

    private static JsonSchema number(int least, Integer most, int otherwise) {
        JsonSchema schema = typed("integer");
        schema.setMinimum(BigDecimal.valueOf(least));
        schema.setMaximum(most == null ? null : BigDecimal.valueOf(most));
        schema.setDefault(otherwise);
        return schema;
    }
}
