package dev.milepost.server;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.milepost.application.architecture.DependencyRules;
import dev.milepost.application.architecture.Imports;
import dev.milepost.application.architecture.WiringRules;
import org.junit.jupiter.api.Test;

/** Holds all modules together to the rules that are about more than one of them. */
class ModulesArchitectureTest {
    private static final JavaClasses EVERYTHING = Imports.production("dev.milepost");
    private static final String APPLICATION = "dev.milepost.application";

    @Test
    void onlyTheBootstrapWires() {
        WiringRules.onlyBootstrapsWire(APPLICATION, APPLICATION + ".port", "dev.milepost.server")
                .check(EVERYTHING);
    }

    @Test
    void nobodyKnowsTheBootstrap() {
        DependencyRules.technologyStaysIn("dev.milepost.server..", "dev.milepost.server..")
                .check(EVERYTHING);
    }
}
