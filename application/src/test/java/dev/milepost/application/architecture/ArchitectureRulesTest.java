package dev.milepost.application.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every rule sees the class that breaks it, and lets pass the one that keeps it. */
class ArchitectureRulesTest {
    private static final String FIXTURE = "dev.milepost.fixture";
    private static final String IMPURE = FIXTURE + ".impure";
    private static final String SOUND = FIXTURE + ".sound";
    private static final String OPEN = FIXTURE + ".open";
    private static final String GREEDY = FIXTURE + ".greedy";
    private static final String PORTS = FIXTURE + ".ports";
    private static final String WIRING = FIXTURE + ".wiring";
    private static final JavaClasses CLASSES = Imports.all(FIXTURE);

    @Test
    void readingAClockIsSeen() {
        assertSees(
                PurityRules.readsNoClock(IMPURE),
                "ClockReader.asked()",
                "ClockReader.askedForTheDay()",
                "ClockReader.referred()",
                "ClockReader.opened()",
                "ClockReader.openedAClock()",
                "System.currentTimeMillis()",
                "System.nanoTime()");
        assertPasses(PurityRules.readsNoClock(SOUND));
    }

    @Test
    void takingRandomnessIsSeen() {
        assertSees(
                PurityRules.takesNoRandomness(IMPURE),
                "DiceThrower.thrown()",
                "DiceThrower.named()",
                "DiceThrower.drawn()",
                "DiceThrower.drawnNearby()",
                "DiceThrower.shuffled(");
        assertPasses(PurityRules.takesNoRandomness(SOUND));
    }

    @Test
    void readingTheEnvironmentIsSeen() {
        assertSees(PurityRules.readsNoEnvironment(IMPURE), "EnvironmentReader.variable()");
        assertPasses(PurityRules.readsNoEnvironment(SOUND));
    }

    @Test
    void followingTheMachinesSettingsIsSeen() {
        assertSees(
                PurityRules.followsNoMachineSettings(IMPURE),
                "String.formatted(",
                "String.format(",
                "SettingsFollower.letters(",
                "SettingsFollower.bytes(",
                "SettingsFollower.zone()",
                "SettingsFollower.locale()",
                "EnvironmentReader.property()");
        assertPasses(PurityRules.followsNoMachineSettings(SOUND));
    }

    @Test
    void printingIsSeen() {
        assertSees(PurityRules.printsNothing(IMPURE), "Printer.print(", "Printer.complain(", "Printer.give(");
        assertPasses(PurityRules.printsNothing(SOUND));
    }

    @Test
    void startingThreadsIsSeen() {
        assertSees(PurityRules.startsNothing(IMPURE), "Starter.thread(", "Starter.processors()", "Starter.end()");
        assertPasses(PurityRules.startsNothing(SOUND));
    }

    @Test
    void aLibraryInTheCoreIsSeen() {
        assertSees(DependencyRules.domain(GREEDY), "dev.milepost.application.port.PhotoStore", "java.sql.Connection");
        assertSees(DependencyRules.application(GREEDY, "dev.milepost.domain"), "java.awt.image.BufferedImage");
        assertSees(DependencyRules.application(IMPURE, "dev.milepost.domain"), "java.util.concurrent.ExecutorService");
        assertPasses(DependencyRules.domain(SOUND));
        assertPasses(DependencyRules.application(SOUND, "dev.milepost.domain"));
    }

    @Test
    void aTechnologyThatAnAdapterDoesNotNameIsSeen() {
        assertThat(violations(DependencyRules.adapter(GREEDY, Set.of("java.sql.."))))
                .isNotEmpty()
                .allMatch(violation -> violation.contains("java.awt.image.BufferedImage"));
        assertPasses(DependencyRules.adapter(GREEDY, Set.of("java.sql..", "java.awt.image")));
    }

    @Test
    void aTechnologyThatStraysIsSeen() {
        assertSees(DependencyRules.technologyStaysIn("java.sql..", SOUND), "GreedyPhotoStore");
        assertPasses(DependencyRules.technologyStaysIn("java.sql..", SOUND, GREEDY));
    }

    @Test
    void anotherAdapterThatAnAdapterDoesNotNameIsSeen() {
        assertSees(DependencyRules.adapter(WIRING + ".bootstrap", Set.of()), "wiring.adapter.SilentLedger");
    }

    @Test
    void aCycleIsSeen() {
        assertSees(DependencyRules.noCycles(FIXTURE + ".cycle"), "Cycle detected");
        assertPasses(DependencyRules.noCycles(WIRING));
    }

    @Test
    void aClassThatCanBeExtendedIsSeen() {
        assertSees(ShapeRules.classesAreFinal(OPEN), "ExtensibleUseCase");
        assertPasses(ShapeRules.classesAreFinal(SOUND));
    }

    @Test
    void aFieldThatChangesIsSeen() {
        assertSees(ShapeRules.publicClassesKeepTheirFields(OPEN), "ExtensibleUseCase.calls");
        assertPasses(ShapeRules.publicClassesKeepTheirFields(SOUND));
    }

    @Test
    void aPortOutsideItsPackageIsSeen() {
        assertThat(violations(ShapeRules.publicInterfacesArePorts(PORTS, PORTS + ".port")))
                .singleElement()
                .asString()
                .contains("Greeter");
        assertPasses(ShapeRules.publicInterfacesArePorts(PORTS + ".port", PORTS + ".port"));
    }

    @Test
    void aPortThatTheCoreImplementsIsSeen() {
        assertSees(ShapeRules.implementsNoPort(PORTS, PORTS + ".port"), "LedgerInTheCore");
        assertPasses(ShapeRules.implementsNoPort(WIRING, PORTS + ".port"));
    }

    @Test
    void anAdapterThatCanBeExtendedIsSeen() {
        assertSees(ShapeRules.implementersAreFinal(GREEDY, AdapterArchitectureContract.PORTS), "GreedyPhotoStore");
        assertPasses(ShapeRules.implementersAreFinal(PORTS, PORTS + ".port"));
    }

    @Test
    void wiringOutsideABootstrapIsSeen() {
        var application = WIRING + ".application";
        var rule = WiringRules.onlyBootstrapsWire(application, application + ".port", WIRING + ".bootstrap");

        assertThat(violations(rule))
                .hasSize(3)
                .allMatch(violation -> violation.contains("WiringAdapter"))
                .anyMatch(violation -> violation.contains("SilentLedger"))
                .anyMatch(violation -> violation.contains("WiringAdapter.later()"));
    }

    private static void assertSees(ArchRule rule, String... sights) {
        var seen = violations(rule);
        for (var sight : sights) {
            assertThat(seen).as(rule.getDescription()).anyMatch(violation -> violation.contains(sight));
        }
    }

    private static void assertPasses(ArchRule rule) {
        assertThat(violations(rule)).as(rule.getDescription()).isEmpty();
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(CLASSES).getFailureReport().getDetails();
    }
}
