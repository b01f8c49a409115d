package dev.milepost.adapters.http.json;

import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.domain.money.Money;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The strict reader and the writer of JSON that every endpoint uses. */
public final class Json {
    /** Nesting that no request of this API comes near; GeoJSON with its collections nests deepest. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_STRING = 20_000;
    private static final int MAX_NUMBER = 100;
    private static final int MAX_NAME = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    // So that a NaN is refused where it stands, by the bounds of its field, as any other bad number.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantWriter())
                    .addSerializer(Money.class, new MoneyWriter()))
            .build();

    private Json() {}

    /**
     * Reads a record, see {@link RecordReader}.
     *
     * @throws RequestRefused with status 400 if the bytes are not JSON or don't fit the record
     */
    public static <T extends Record> T read(byte[] json, Class<T> type) {
        return RecordReader.read(tree(json), type);
    }

    /** @throws RequestRefused with status 400 if the bytes are not one JSON value */
    public static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            throw new RequestRefused(malformed(malformed));
        }
    }

    /** Says where JSON breaks off, in the client's own lines and columns. */
    public static Problem malformed(JacksonException exception) {
        var at = exception.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(ProblemType.MALFORMED_JSON, "The body is not well-formed JSON" + where + ".");
    }

    /** A record, map or list as UTF-8; empty optionals are null, so that every field of an answer is always there. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The mapper itself, for readers that work token by token. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static final class InstantWriter extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(Timestamps.format(instant));
        }
    }

    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount());
            json.writeStringProperty("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }
}
