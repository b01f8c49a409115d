package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.lambda.packaging.SizeCheck.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeCheckTest {
    private static final Template TEMPLATE = Template.merged();
    private static final String SITE = "functions/SiteFunction.zip";

    @Test
    void aFunctionThatIsTooLargeToBeUploadedOftenIsFound() {
        assertThat(problems(Map.of(SITE, new Size(20_000_000, 40_000_000)))).isEmpty();
        assertThat(problems(Map.of(SITE, new Size(20_000_001, 40_000_000))))
                .containsExactly(
                        "SiteFunction has 20000001 bytes, more than 20000000: what functions share belongs in a layer");
    }

    @Test
    void layersCountWithEachFunctionThatHasThem() {
        var files = Map.of("layers/files.zip", new Size(1, 200_000_000), SITE, new Size(1, 200_000_000));

        assertThat(problems(files)).isEmpty();
        assertThat(problems(Map.of(
                        "layers/files.zip", new Size(1, 200_000_000), "layers/core.zip", new Size(1, 62_144_001))))
                .containsExactly(
                        "ReportsFunction has 262144001 bytes with its layers, more than the 262144000 that Lambda"
                                + " unpacks: give it fewer Layers, or a layer fewer libraries");
    }

    @Test
    void aLayerThatOnlySomeStacksHaveCountsToo() {
        var half = new Size(1, 140_000_000);

        assertThat(problems(Map.of("layers/postgres.zip", half, "layers/tesseract.zip", half)))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("ReceiptReaderFunction has 280000000 bytes with its layers"));
    }

    @Test
    void clientsThatNothingCallsWithAreFound() {
        assertThat(SizeCheck.unused(List.of(Path.of("lib/netty-nio-client-2.42.28.jar"), Path.of("lib/sdk-core.jar"))))
                .containsExactly(
                        "netty-nio-client-2.42.28.jar is on the class path, and no client uses it: exclude it in"
                                + " bootstrap-lambda/pom.xml");
    }

    @Test
    void whatAllFunctionsShareIsBelowFortyMegabytes() {
        assertThat(TestPackage.folder().resolve("layers/libraries.zip"))
                .satisfies(layer -> assertThat(layer.toFile()).size().isLessThan(40_000_000));
    }

    private static List<String> problems(Map<String, Size> archives) {
        return new SizeCheck(TEMPLATE, archives)
                .problems().stream().map(Problem::message).toList();
    }
}
