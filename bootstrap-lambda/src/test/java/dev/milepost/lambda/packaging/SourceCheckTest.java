package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sources of a deployment, broken on purpose: each problem names file and line, and what mends it. */
class SourceCheckTest {
    private static final Path PROJECT = Artifacts.project();
    private static final String UNITS = "bootstrap-lambda/src/main/java/dev/milepost/lambda/";
    private static final String TASKS = UNITS + "tasks/unit.yaml";

    @TempDir
    private Path copy;

    @Test
    void theSourcesHaveNoProblem() {
        var check = SourceCheck.of(PROJECT);

        assertThat(check.problems()).isEmpty();
        assertThat(check.template()).isPresent();
    }

    @Test
    void endpointsThatNoFunctionServesAreFoundWhereTheyAreDeclared() throws IOException {
        copySources();
        var notes = "adapters-http/src/main/java/dev/milepost/adapters/http/task/NoteEndpoints.java";
        Files.writeString(copy.resolve(notes), """
                package dev.milepost.adapters.http.task;

                public final class NoteEndpoints {
                    public List<Endpoint> endpoints() {
                """);

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(
                        notes + ":4: no function serves NoteEndpoints: make it in endpoints(Ports) of a unit, as "
                                + UNITS + "tasks/Tasks.java does");
    }

    @Test
    void aRoleThatLacksAnActionIsFoundInItsStatement() throws IOException {
        var line = change(TASKS, "dynamodb:BatchGetItem, ", "");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(TASKS + ":" + line + ": TasksFunction may not do dynamodb:BatchGetItem on tasks, which"
                        + " DynamoDbTaskRepository.active calls: add it to what its unit.yaml lists under Policies");
    }

    @Test
    void anActionThatItsCodeDoesNotCallIsFoundInItsStatement() throws IOException {
        var line = change(TASKS, "dynamodb:BatchGetItem, ", "dynamodb:BatchGetItem, dynamodb:BatchWriteItem, ");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(
                        TASKS + ":" + line + ": TasksFunction may do dynamodb:BatchWriteItem on tasks, which its code"
                                + " doesn't call: remove it");
    }

    @Test
    void anActionThatNoAdapterCallsIsFoundInItsStatement() throws IOException {
        var line = change(TASKS, "dynamodb:PutItem", "dynamodb:DeleteTable, dynamodb:PutItem");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(
                        TASKS + ":" + line + ": TasksFunction may do dynamodb:DeleteTable, which no adapter does:"
                                + " add it beside the adapter that does, or remove it from the unit");
    }

    @Test
    void aNameOfOnePartitionIsFoundOnItsLine() throws IOException {
        var line = change(TASKS, "MemorySize: 1024", "Description: arn:aws:dynamodb:::table/tracks");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(
                        TASKS + ":" + line + ": /Resources/TasksFunction/Properties/Description is of one partition:"
                                + " arn:aws:dynamodb:::table/tracks; write ${AWS::Partition} or ${AWS::URLSuffix}");
    }

    @Test
    void whatIsNoYamlIsFoundOnItsLine() throws IOException {
        var line = change(TASKS, "      MemorySize: 1024", "     MemorySize: 1024");

        assertThat(SourceCheck.of(copy).problems())
                .singleElement()
                .asString()
                .matches(TASKS + ":(" + line + "|" + (line + 1) + "): is no YAML: .+");
        assertThat(SourceCheck.of(copy).template()).isEmpty();
    }

    @Test
    void aMisspeltPropertyIsFoundWithTheNameThatIsMeant() throws IOException {
        var line = change(TASKS, "MemorySize: 1024", "MemorySise: 1024");
        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(TASKS + ":" + line + ": MemorySise isn't known there: write MemorySize");
    }

    @Test
    void aMisspeltPropertyOfAnEventIsFound() throws IOException {
        var file = UNITS + "receipts/unit.yaml";
        var line = change(file, "BatchSize: 1", "BatchSizes: 1");
        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(file + ":" + line + ": BatchSizes isn't known there: write BatchSize");
    }

    @Test
    void aVariableThatIsMissingIsFoundWhereTheOthersAre() throws IOException {
        var file = UNITS + "template.yaml";
        change(file, "        MILEPOST_ZONE: {Ref: TimeZone}\n", "");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(file + ":" + lineOf(file, "      Variables:")
                        + ": MILEPOST_ZONE is read and not set: set it under Globals in template.yaml");
    }

    @Test
    void aNameThatTwoPartsDeclareIsFoundInTheSecond() throws IOException {
        var file = UNITS + "tracking/unit.yaml";
        var line = change(file, "  TrackingFunction:\n", "  TasksFunction:\n");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(file + ":" + line + ": Resources TasksFunction is declared twice, first at " + TASKS
                        + ":" + lineOf(TASKS, "  TasksFunction:") + ": rename or remove one");
    }

    @Test
    void whatPackagingAddsToMustBeThere() throws IOException {
        var file = UNITS + "template.yaml";
        change(file, "  Api:\n    Type", "  Apis:\n    Type");

        assertThat(SourceCheck.of(copy).problems())
                .containsExactly(file + ":" + lineOf(file, "Resources:")
                        + ": there are no Properties of a resource Api, which packaging adds"
                        + " to: declare it with its Properties");
    }

    @Test
    void thePropertiesAreThoseOfSamsSchema() throws IOException {
        var definitions = JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("facts/sam.schema.json")))
                .path("definitions");
        var ofFunctions = "samtranslator__internal__schema_source__aws_serverless_function__";

        assertThat(SamProperties.OF_GLOBALS).isEqualTo(properties(definitions, ofFunctions + "Globals"));
        SamProperties.OF_TYPES.forEach((type, known) -> assertThat(known)
                .isEqualTo(properties(
                        definitions,
                        ofFunctions.replace(
                                        "function",
                                        type.replaceFirst(".*::", "").toLowerCase()) + "Properties")));
        var elsewhere =
                Map.of("Schedule", "EventsScheduleProperties", "ScheduleV2", ofFunctions + "ScheduleV2EventProperties");
        SamProperties.OF_EVENTS.forEach((type, known) -> assertThat(known)
                .isEqualTo(properties(definitions, elsewhere.getOrDefault(type, type + "EventProperties"))));
    }

    private static Set<String> properties(JsonNode definitions, String name) {
        return new HashSet<>(definitions.path(name).path("properties").propertyNames());
    }

    /** Changes the first occurrence. @return its line */
    private int change(String file, String from, String to) throws IOException {
        copySources();
        var text = Files.readString(copy.resolve(file));
        assertThat(text).contains(from);
        var at = text.indexOf(from);
        Files.writeString(copy.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
        return (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
    }

    private int lineOf(String file, String line) throws IOException {
        return Files.readAllLines(copy.resolve(file)).indexOf(line) + 1;
    }

    private void copySources() throws IOException {
        for (var module : new String[] {"adapters-http", "bootstrap-lambda"}) {
            try (var files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = copy.resolve(PROJECT.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
