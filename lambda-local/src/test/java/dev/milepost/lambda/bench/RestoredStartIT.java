package dev.milepost.lambda.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that is gone once its snapshot is taken answers from it. Where criu works, for which no JDK or Maven is enough. */
class RestoredStartIT {
    @Test
    void aFunctionAnswersFromItsSnapshot(@TempDir Path folder) throws IOException {
        var criu = Criu.found();
        assumeThat(criu).isPresent();
        var launch = ColdStartIT.trivial(folder).with("-Xmx64m");

        var start = new RestoredStart(criu.get(), launch, Question.ROUTES, folder);

        assertThat(Start.inTurn(1, List.of(start)).getFirst()).hasSize(1);
    }
}
