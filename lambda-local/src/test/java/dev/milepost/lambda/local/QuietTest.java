package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** What stands in for AWS's services logs each request, on the class path of functions that log in earnest. */
class QuietTest {
    @Test
    void nothingIsLoggedHereWhateverTheJvmIsTold() {
        assertThat(System.getProperty("slf4j.provider")).isNull();
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(NOPLoggerFactory.class);
    }
}
