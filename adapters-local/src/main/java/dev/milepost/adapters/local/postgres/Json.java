package dev.milepost.adapters.local.postgres;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Documents in jsonb columns: values that are always stored and read as a whole. Their shapes are records beside each repository. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(String.class, new Storable()))
            .build();

    private Json() {}

    /** To be bound and cast: {@code cast(:document as jsonb)}. */
    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException if the document lacks anything but what is optional */
    static <T> T read(String document, Class<T> type) {
        return MAPPER.readValue(document, type);
    }

    /** PostgreSQL's jsonb refuses what its text can't hold. */
    private static final class Storable extends ValueSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(StorableText.of(value));
        }
    }
}
