package zukan.suggestions.web;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.json.JsonMapper;
import zukan.platform.Language;
import zukan.suggestions.web.InvalidSuggestion.Fault;

/** Reads the JSON of a suggestion, and names all fields that are unknown or of the wrong type at once. */
@Component
class SuggestionReader {

    private static final String FAULTS = "faults";

    private final ObjectReader reader;
    private final MessageSource messages;

    SuggestionReader(JsonMapper json, MessageSource messages) {
        this.messages = messages;
        reader = json.rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addHandler(new Collecting())
                .build()
                .readerFor(SuggestionRequest.class);
    }

    /**
     * @param faults what is wrong is added to it; such fields are null in what is returned
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    SuggestionRequest read(byte[] body, Locale locale, List<Fault> faults) {
        List<Found> found = new ArrayList<>();
        SuggestionRequest request = reader.withAttribute(FAULTS, found).readValue(body);
        found.forEach(
                one -> faults.add(new Fault(one.field(), messages.getMessage(one.message(), one.arguments(), locale))));
        return request == null
                ? new SuggestionRequest(null, null, null, null, null, null, null, null, null, null, null, null)
                : request;
    }

    private record Found(String field, String message, Object... arguments) {}

    /** Goes on where Jackson would stop at the first fault. */
    private static final class Collecting extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            Class<?> type = beanOrClass instanceof Class<?> known ? known : beanOrClass.getClass();
            String fields = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.joining(", "));
            add(context, new Found(unknownField(context, parser, name), "validation.json.unknown", fields));
            parser.skipChildren();
            return true;
        }

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType wanted,
                JsonToken token,
                JsonParser parser,
                String failureMessage) {
            return wrongType(context, wanted.getRawClass(), parser);
        }

        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> wanted,
                ValueInstantiator instantiator,
                JsonParser parser,
                String failureMessage) {
            return wrongType(context, wanted, parser);
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> wanted, String value, String failureMessage) {
            return wrongType(context, wanted, context.getParser());
        }

        @Override
        public Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> wanted, Number value, String failureMessage) {
            return wrongType(context, wanted, context.getParser());
        }

        private static Object wrongType(DeserializationContext context, Class<?> wanted, JsonParser parser) {
            String languages =
                    Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "));
            Found fault = wanted == Language.class
                    ? new Found(field(parser), "validation.json.oneOf", languages)
                    : new Found(field(parser), "validation.json." + kind(wanted));
            add(context, fault);
            parser.skipChildren();
            return null;
        }

        private static String kind(Class<?> wanted) {
            if (wanted == String.class) {
                return "text";
            }
            if (wanted == Boolean.class) {
                return "truth";
            }
            return Collection.class.isAssignableFrom(wanted) ? "list" : "object";
        }

        /** Records are made of what is known first; the rest is then read from a buffer, which begins its own path. */
        private static String unknownField(DeserializationContext context, JsonParser parser, String name) {
            String owner = field(context.getParser());
            if (parser == context.getParser()) {
                return owner;
            }
            return owner.isEmpty() ? name : owner + "." + name;
        }

        /** Where the parser is, as {@code implementations[0].url}. */
        private static String field(JsonParser parser) {
            return parser.streamReadContext()
                    .pathAsPointer()
                    .toString()
                    .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                    .replace('/', '.')
                    .replaceFirst("^\\.", "");
        }

        @SuppressWarnings("unchecked")
        private static void add(DeserializationContext context, Found fault) {
            ((List<Found>) context.getAttribute(FAULTS)).add(fault);
        }
    }
}
