package dev.milepost.lambda.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.lambda.packaging.TestPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packaged functions, started once for all tests of a JVM. */
public final class PackagedFunctions {
    public static final String ADMIN_EMAIL = MainJob.ADMIN_EMAIL;
    public static final String ADMIN_PASSWORD = MainJob.ADMIN_PASSWORD;
    public static final String ORIGIN = "https://pages.example.com";

    private static final String ANSWER = """
            {"ExpenseDocuments": [{"SummaryFields": [
              {"Type": {"Text": "TOTAL"}, "LabelDetection": {"Text": "Total",
               "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.5, "Width": 0.2, "Height": 0.02}}, "Confidence": 99},
               "ValueDetection": {"Text": "12.50", "Confidence": 99,
               "Geometry": {"BoundingBox": {"Left": 0.4, "Top": 0.5, "Width": 0.1, "Height": 0.02}}}}]}]}
            """;

    private static final Logger LOG = LoggerFactory.getLogger(PackagedFunctions.class);

    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    private PackagedFunctions() {}

    public static LocalCloud cloud() {
        return Holder.CLOUD;
    }

    /** What the functions' surroundings have said. */
    public static List<String> said() {
        return List.copyOf(SAID);
    }

    private static void tell(String line) {
        LOG.info(line);
        SAID.add(line);
    }

    /** What answers for Textract. */
    public static WireMockServer textract() {
        return Holder.TEXTRACT;
    }

    private static final class Holder {
        static final WireMockServer TEXTRACT = startTextract();
        static final LocalCloud CLOUD = start();

        private static WireMockServer startTextract() {
            var server = new WireMockServer(options().dynamicPort());
            server.start();
            server.stubFor(post(anyUrl()).willReturn(aResponse().withBody(ANSWER)));
            return server;
        }

        private static LocalCloud start() {
            try {
                var work = Files.createTempDirectory(Path.of("target"), "cloud").toAbsolutePath();
                var cloud = new LocalCloud(new LocalCloud.Settings(
                        TestPackage.folder(),
                        work,
                        Optional.empty(),
                        // Allowed to read where PostgreSQL is, and told to keep all in DynamoDB until a test says
                        // otherwise. As many at a time as in production: tests are in more of a hurry than people.
                        Map.of(
                                "Environment",
                                "prod",
                                "CorsOrigins",
                                ORIGIN,
                                "AdminEmail",
                                ADMIN_EMAIL,
                                "Store",
                                "postgres"),
                        Map.of(
                                "MILEPOST_RATE_PER_SECOND", "0",
                                "MILEPOST_STORE", "dynamodb",
                                "AWS_ENDPOINT_URL_TEXTRACT", TEXTRACT.baseUrl()),
                        0,
                        Optional.empty(),
                        false,
                        false,
                        PackagedFunctions::tell));
                cloud.putSecret("admin-password", ADMIN_PASSWORD);
                Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
                return cloud;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
