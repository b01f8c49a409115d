package dev.milepost.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.architecture.AdapterArchitectureContract;
import dev.milepost.application.architecture.Imports;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each adapter of this module knows its own technologies and none of its neighbours'. */
class AwsArchitectureTest {
    private static final String BASE = "dev.milepost.adapters.aws";

    @Test
    void everyPackageIsHeldToTheRules() {
        assertThat(Imports.production(BASE))
                .as("each package has a nested test here")
                .extracting(type -> type.getPackageName())
                .allMatch(name -> Set.of(BASE, BASE + ".dynamodb").contains(name));
    }

    @Nested
    class DynamoDb implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".dynamodb";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE,
                    "software.amazon.awssdk.core..",
                    "software.amazon.awssdk.services.dynamodb..",
                    "tools.jackson.databind..");
        }
    }
}
