package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Which functions are published anew by what: a template, and archives with their names in them. */
class ReleasesTest {
    private static final String MERGED = Template.merged().toYaml();
    private static final Set<String> ALL = new TreeSet<>(Template.parse(MERGED).functions());

    @TempDir
    private Path folder;

    @Test
    void nothingChangedPublishesNothing() {
        assertThat(publishedBy(template -> {}, "")).isEmpty();
    }

    @Test
    void aHashIsSamsAndTheFunctionsOwn() {
        var site = released(template -> {}, "", "").resource("SiteFunction").path("Properties");

        assertThat(site.path("AutoPublishCodeSha256").asString()).matches("[0-9a-f]{64}");
        assertThat(site.at("/Environment/Variables/RELEASE")).isEqualTo(site.path("AutoPublishCodeSha256"));
    }

    @Test
    void anArchivePublishesThoseThatHaveIt() {
        assertThat(publishedBy(template -> {}, "functions/ReceiptsFunction.zip"))
                .containsExactly("ReceiptsFunction");
        assertThat(publishedBy(template -> {}, "layers/core.zip")).isEqualTo(ALL);
        assertThat(publishedBy(template -> {}, "layers/libraries.zip")).isEqualTo(ALL);
        assertThat(publishedBy(template -> {}, "layers/files.zip")).containsExactly("ReportsFunction");
    }

    @Test
    void aLayerThatOnlySomeStacksHaveCountsToo() {
        assertThat(publishedBy(template -> {}, "layers/postgres.zip")).isEqualTo(ALL);
        assertThat(publishedBy(template -> {}, "layers/tesseract.zip")).containsExactly("ReceiptReaderFunction");
    }

    @Test
    void theConfigurationOfAFunctionPublishesItAlone() {
        assertThat(publishedBy(template -> template.properties("TasksFunction").put("MemorySize", 1769), ""))
                .containsExactly("TasksFunction");
    }

    @Test
    void whatAllAreConfiguredWithPublishesAll() {
        assertThat(publishedBy(
                        template -> ((ObjectNode) template.root().at("/Globals/Function/Environment/Variables"))
                                .put("MILEPOST_LATE_SECONDS", "60"),
                        ""))
                .isEqualTo(ALL);
    }

    @Test
    void whatIsNamedThereIsPartOfIt() {
        assertThat(publishedBy(
                        template -> ((ObjectNode) template.root().at("/Parameters/KeepTracks")).put("Default", 91), ""))
                .as("a default, by the variable of every function")
                .isEqualTo(ALL);
        assertThat(publishedBy(
                        template -> ((ObjectNode) template.root().at("/Parameters/PagesDomain")).put("Default", "x"),
                        ""))
                .as("a default, by a condition and by the text of a Fn::Sub")
                .containsExactly("LiveFunction");
        assertThat(publishedBy(
                        template -> ((ObjectNode) template.root().at("/Parameters/AlarmTopic")).put("Default", "x"),
                        ""))
                .as("a default that no function knows of")
                .isEmpty();
    }

    @Test
    void anotherTextPublishesAll() {
        var before = hashes(released(template -> {}, "", "Uploads=direct"));
        var after = hashes(released(template -> {}, "", "Uploads=queued"));

        assertThat(after).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    private Set<String> publishedBy(Consumer<Template> edit, String archive) {
        var before = released(template -> {}, "", "");
        var after = released(edit, archive, "");
        var published = new TreeSet<>(ALL);
        published.removeIf(function -> hash(before, function).equals(hash(after, function)));
        return published;
    }

    /** @param changed the archive whose bytes are other than they were, empty for none */
    private Template released(Consumer<Template> edit, String changed, String text) {
        var template = Template.parse(MERGED);
        edit.accept(template);
        var delivery = new Delivery(folder);
        var archives = new TreeMap<String, String>();
        for (var layer : List.of("libraries", "core", "postgres", "files", "sending", "tesseract")) {
            archives.put("layers/" + layer + ".zip", layer);
        }
        ALL.forEach(function -> archives.put("functions/" + function + ".zip", function));
        archives.computeIfPresent(changed, (name, content) -> content + " changed");
        archives.forEach((name, content) -> delivery.write(name, content.getBytes()));
        new Releases(template, delivery, text).add();
        return template;
    }

    private static List<String> hashes(Template template) {
        return ALL.stream().map(function -> hash(template, function)).toList();
    }

    private static String hash(Template template, String function) {
        return template.properties(function).path(Releases.HASH).stringValue();
    }
}
