package dev.milepost.adapters.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {
    @Test
    void fieldsThatComeOneByOneAreTheSameAsThoseGivenByName() {
        var gathered = new Headers.Builder();
        gathered.add("Accept", "text/html");
        gathered.add("Host", "x");
        gathered.add("accept", "text/plain");

        var headers = gathered.build();

        var named = Headers.of(Map.of("Accept", List.of("text/html", "text/plain"), "Host", List.of("x")));
        assertThat(headers).isEqualTo(named).hasSameHashCodeAs(named);
        assertThat(headers.first("ACCEPT")).contains("text/html");
        assertThat(headers.first("Origin")).isEmpty();
    }

    @Test
    void whatIsSetGoesBeforeWhatStoodThere() {
        var headers = Headers.none().with("Vary", "Origin").with("vary", "Accept");

        assertThat(headers.first("Vary")).contains("Accept");
        assertThat(headers.asMap()).hasSize(1);
    }
}
