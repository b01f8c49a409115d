package dev.milepost.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.adapters.http.catalogue.Access;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.testing.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description is well-formed, complete, and true of real answers. */
class OpenApiDocumentTest {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Scenario scenario = new Scenario();
    private final JsonNode document =
            scenario.app.anyone().get("/openapi.json").expect(200).json();

    private JsonNode operation(Endpoint endpoint) {
        return document.path("paths")
                .path(endpoint.path())
                .path(endpoint.method().name().toLowerCase(Locale.ROOT));
    }

    @Test
    void itDescribesEveryEndpointAndNothingElse() {
        var described = new ArrayList<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(scenario.app.catalogue.endpoints().stream()
                        .map(Endpoint::route)
                        .toList());
    }

    @Test
    void everyOperationDeclaresItsPathParametersAndSecurity() {
        assertThat(scenario.app.catalogue.endpoints()).allSatisfy(endpoint -> {
            var operation = operation(endpoint);
            var declared = StreamSupport.stream(operation.path("parameters").spliterator(), false)
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asString() + "}")
                    .toList();
            assertThat(endpoint.path().split("/"))
                    .filteredOn(part -> part.startsWith("{"))
                    .containsExactlyElementsOf(declared);
            assertThat(operation.path("security").isEmpty()).isEqualTo(endpoint.access() instanceof Access.Anyone);
            assertThat(operation.path("responses").has("default")).isTrue();
            assertThat(operation.path("operationId").asString()).isEqualTo(endpoint.name());
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = new ArrayList<String>();
        collectReferences(document, references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static void collectReferences(JsonNode node, List<String> found) {
        if (node.path("$ref").isString()) {
            found.add(node.path("$ref").asString());
        }
        node.forEach(child -> collectReferences(child, found));
    }

    @Test
    void everySchemaIsAJsonSchema() {
        var dialect = registry.getSchema(SchemaLocation.of(DIALECT));

        assertThat(dialect.validate("{\"type\": \"nonsense\"}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(document.at("/components/schemas").properties())
                .isNotEmpty()
                .allSatisfy(
                        schema -> assertThat(dialect.validate(schema.getValue().toString(), InputFormat.JSON))
                                .as(schema.getKey())
                                .isEmpty());
    }

    @Test
    void realAnswersKeepToTheirSchemas() {
        var task = scenario.startedTask();
        scenario.anna
                .post("/tasks/" + task + "/positions", scenario.positions(3, 0, 0.1))
                .expect(200);
        var receipt = scenario.uploadedReceipt(task);
        var answers = Map.of(
                "/tasks/" + task,
                "Task",
                "/tasks",
                "TaskPage",
                "/tasks/" + task + "/history",
                "TransitionPage",
                "/tasks/" + task + "/track",
                "Track",
                "/tasks/" + task + "/progress",
                "Progress",
                "/live",
                "Live",
                "/receipts/" + receipt,
                "Receipt",
                "/routes/" + scenario.routeId,
                "Route",
                "/reports/weekly/2026-W48",
                "Report",
                "/accounts/me",
                "Account");

        answers.forEach((path, schema) -> assertThat(
                        validate(schema, scenario.manager.get(path).expect(200).text()))
                .as(path)
                .isEmpty());
        assertThat(validate("Problem", scenario.manager.get("/tasks/none").text()))
                .isEmpty();
        assertThat(validate("Problem", scenario.manager.get("/tasks?limit=0").text()))
                .isEmpty();
        assertThat(validate("Task", "{}")).isNotEmpty();
    }

    private List<Error> validate(String schema, String answer) {
        var root = Map.of(
                "$schema",
                DIALECT,
                "$ref",
                "#/components/schemas/" + schema,
                "components",
                document.path("components"));
        return registry.getSchema(new String(Json.write(root), StandardCharsets.UTF_8))
                .validate(answer, InputFormat.JSON);
    }

    @Test
    void thePageIsServedWithoutInlineScript() {
        var page = scenario.app.anyone().get("/docs").expect(200);

        assertThat(page.header("content-type")).contains("text/html;charset=utf-8");
        assertThat(page.header("content-security-policy").orElseThrow()).contains("script-src 'self'");
        assertThat(page.text()).doesNotContain("http://", "https://", "<script>");
        var assets = Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"")
                .matcher(page.text())
                .results();
        assertThat(assets.map(match -> "/" + match.group(1)))
                .hasSize(3)
                .allSatisfy(asset -> scenario.app.anyone().get(asset).expect(200));
        scenario.app.anyone().get("/docs/pom.xml").expect(404);
        scenario.app.anyone().get("/docs/..%2f..%2fMETA-INF%2fMANIFEST.MF").expect(404);
    }
}
