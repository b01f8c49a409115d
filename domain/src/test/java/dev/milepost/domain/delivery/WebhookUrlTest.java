package dev.milepost.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/",
                "https://hooks.example.com:8443/a/b?c=d&e=%20f",
                "https://example.com?x",
                "http://[2001:db8::1]:80/",
                "http://10.0.0.1/hook",
                "https://xn--fiq228c.example/"
            })
    void addressesOfHttpAreTaken(String text) {
        assertThat(WebhookUrl.parse(text)).contains(new WebhookUrl(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "HTTPS://example.com",
                "https://",
                "https:///path",
                "https://user@example.com/",
                "https://user:word@example.com/",
                "https://example.com@10.0.0.1/",
                "https://example.com\\@10.0.0.1/",
                "https://example.com/#fragment",
                "https://example.com/a b",
                "https://example.com/\r\nHost: other",
                "https://exämple.com/",
                "https://example.com:port/"
            })
    void whateverElseIsNot(String text) {
        assertThat(WebhookUrl.parse(text)).isEmpty();
    }

    @Test
    void oneIsNotEndless() {
        assertThat(WebhookUrl.parse("https://example.com/" + "a".repeat(WebhookUrl.MAX_LENGTH)))
                .isEmpty();
    }

    @Test
    void onlyHttpsIsEncrypted() {
        assertThat(new WebhookUrl("https://example.com").isEncrypted()).isTrue();
        assertThat(new WebhookUrl("http://example.com").isEncrypted()).isFalse();
    }
}
