package dev.milepost.adapters.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.aws.sqs.SqsBatch.Message;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsBatchTest {
    private static final String EVENT = """
            {"Records": [
              {"messageId": "1", "body": "one", "attributes": {"ApproximateReceiveCount": "3"}, "eventSource": "aws:sqs"},
              {"messageId": "2", "body": "two"}
            ]}
            """;

    private static SqsBatch read(String event) {
        return SqsBatch.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }

    @Test
    void messagesHaveTheirIdTheirBodyAndHowOftenTheyCame() {
        assertThat(read(EVENT).messages()).containsExactly(new Message("1", "one", 3), new Message("2", "two", 1));
    }

    @Test
    void onlyWhatFailedComesAgain() {
        var handled = new ArrayList<String>();

        var answer = read(EVENT).each(message -> {
            if (message.id().equals("1")) {
                throw new IllegalStateException("poison");
            }
            handled.add(message.body());
        });

        assertThat(text(answer)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
        assertThat(handled).containsExactly("two");
    }

    @Test
    void nothingComesAgainWhereNothingFailed() {
        assertThat(text(read(EVENT).each(message -> {}))).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(text(new SqsBatch(List.of()).each(message -> {}))).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void whereAllFailedTheCallIsAnError() {
        assertThatThrownBy(() -> read(EVENT).each(message -> {
                    throw new IllegalStateException("fault of " + message.id());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fault of 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"Records\": [{}]}", "{\"Records\": [{\"messageId\": \"1\"}]}", "{\"Records\": [5]}"})
    void whatIsNoEventIsAFault(String event) {
        assertThatThrownBy(() -> read(event)).isInstanceOf(IllegalArgumentException.class);
    }
}
