package dev.milepost.adapters.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @Property
    void whatTheJdkEncodesIsDecoded(@ForAll String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        var representable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(PercentEncoding.decodeQuery(encoded)).contains(representable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%c3", "%ff", "a%2", "%-1"})
    void malformedEscapesAreRefused(String encoded) {
        assertThat(PercentEncoding.decodeSegment(encoded)).isEmpty();
    }

    @Test
    void aPlusIsASpaceInAQueryOnly() {
        assertThat(PercentEncoding.decodeSegment("a+b")).contains("a+b");
        assertThat(PercentEncoding.decodeQuery("a+b")).contains("a b");
    }

    @Test
    void aQueryHasEachParameterOnce() {
        assertThat(QueryString.parse("a=1&b=%E8%B7%AF&c")).contains(Map.of("a", "1", "b", "路", "c", ""));
        assertThat(QueryString.parse("")).contains(Map.of());
        assertThat(QueryString.parse("a=1&a=2")).isEqualTo(Optional.empty());
        assertThat(QueryString.parse("a=%")).isEqualTo(Optional.empty());
    }
}
