package dev.milepost.application.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds domain and application to the rules. */
class CoreArchitectureTest {
    private static final String DOMAIN = "dev.milepost.domain";
    private static final String APPLICATION = "dev.milepost.application";
    private static final String PORTS = APPLICATION + ".port";

    private static final JavaClasses DOMAIN_CLASSES = Imports.production(DOMAIN);
    private static final JavaClasses APPLICATION_CLASSES = Imports.production(APPLICATION);

    @Test
    void theDomainKnowsThePureJdkAndItself() {
        DependencyRules.domain(DOMAIN).check(DOMAIN_CLASSES);
    }

    @Test
    void theApplicationKnowsTheDomainAndThePureJdk() {
        DependencyRules.application(APPLICATION, DOMAIN).check(APPLICATION_CLASSES);
    }

    @Test
    void subjectsFormNoCycle() {
        DependencyRules.noCycles(DOMAIN).check(DOMAIN_CLASSES);
        DependencyRules.noCycles(APPLICATION).check(APPLICATION_CLASSES);
    }

    @Test
    void theSameQuestionHasTheSameAnswerAlwaysAndEverywhere() {
        check(DOMAIN, DOMAIN_CLASSES);
        check(APPLICATION, APPLICATION_CLASSES);
    }

    private static void check(String basePackage, JavaClasses classes) {
        List.<ArchRule>of(
                        PurityRules.readsNoClock(basePackage),
                        PurityRules.takesNoRandomness(basePackage),
                        PurityRules.readsNoEnvironment(basePackage),
                        PurityRules.followsNoMachineSettings(basePackage),
                        PurityRules.startsNothing(basePackage),
                        PurityRules.printsNothing(basePackage))
                .forEach(rule -> rule.check(classes));
    }

    @Test
    void classesAreFinalAndPublicOnesKeepTheirFields() {
        ShapeRules.classesAreFinal(DOMAIN).check(DOMAIN_CLASSES);
        ShapeRules.classesAreFinal(APPLICATION).check(APPLICATION_CLASSES);
        ShapeRules.publicClassesKeepTheirFields(DOMAIN).check(DOMAIN_CLASSES);
        ShapeRules.publicClassesKeepTheirFields(APPLICATION).check(APPLICATION_CLASSES);
    }

    @Test
    void publicInterfacesArePortsAndTheCoreImplementsNone() {
        ShapeRules.publicInterfacesArePorts(DOMAIN, PORTS).check(DOMAIN_CLASSES);
        ShapeRules.publicInterfacesArePorts(APPLICATION, PORTS).check(APPLICATION_CLASSES);
        ShapeRules.implementsNoPort(APPLICATION, PORTS).check(APPLICATION_CLASSES);
    }

    @Test
    void theCoreWiresNothing() {
        WiringRules.onlyBootstrapsWire(APPLICATION, PORTS).check(APPLICATION_CLASSES);
    }
}
