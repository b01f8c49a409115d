package dev.milepost.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.architecture.AdapterArchitectureContract;
import dev.milepost.application.architecture.DependencyRules;
import dev.milepost.application.architecture.Imports;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each adapter of this module knows its own service and none of its neighbours'. */
class AwsArchitectureTest {
    private static final String BASE = "dev.milepost.adapters.aws";
    private static final String SERVICES = "software.amazon.awssdk.services.";
    private static final String CORE = "software.amazon.awssdk.core..";
    private static final Set<String> HELD =
            Set.of("apigateway", "dynamodb", "parameters", "s3", "sqs", "textract", "websocket");

    @Test
    void everyPackageIsHeldToTheRules() {
        assertThat(Imports.production(BASE))
                .as("each package has a nested test here")
                .extracting(type -> type.getPackageName())
                .allMatch(name -> name.equals(BASE) || HELD.contains(name.substring(BASE.length() + 1)));
    }

    @Test
    void adaptersFormNoCycle() {
        DependencyRules.noCycles(BASE).check(Imports.production(BASE));
    }

    @Nested
    class ApiGateway implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".apigateway";
        }

        @Override
        public Set<String> technologies() {
            return Set.of("dev.milepost.adapters.http..", "tools.jackson..");
        }
    }

    @Nested
    class DynamoDb implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".dynamodb";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(BASE, CORE, SERVICES + "dynamodb..", "tools.jackson..", "dev.milepost.adapters.http.live");
        }
    }

    @Nested
    class Parameters implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".parameters";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(BASE, SERVICES + "ssm..");
        }
    }

    @Nested
    class S3 implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".s3";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(BASE, CORE, SERVICES + "s3..", "java.net");
        }
    }

    @Nested
    class Sqs implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".sqs";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(BASE, SERVICES + "sqs..", "tools.jackson..");
        }
    }

    @Nested
    class WebSocket implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".websocket";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE,
                    CORE,
                    "software.amazon.awssdk.http..",
                    "software.amazon.awssdk.identity.spi..",
                    "dev.milepost.adapters.http..",
                    "java.net",
                    "tools.jackson..");
        }
    }

    @Nested
    class Textract implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".textract";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(BASE, CORE, SERVICES + "s3..", SERVICES + "textract..");
        }
    }
}
