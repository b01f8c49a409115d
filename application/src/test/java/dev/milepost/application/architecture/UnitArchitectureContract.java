package dev.milepost.application.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a business unit in a folder of its own is held to: below its package, {@code core} has the use cases and their rules, and the rest
 * leads to them over HTTP. A test class implements it with one value.
 */
public interface UnitArchitectureContract {
    /** The package that the unit lives in: {@code dev.milepost.units.notices}. */
    String basePackage();

    /** The compiled classes: those below the base package but tests. */
    default JavaClasses compiled() {
        return Imports.production(basePackage());
    }

    @Test
    default void thereIsSomethingToCheck() {
        assertThat(compiled()).as("classes below " + basePackage()).isNotEmpty();
    }

    @Test
    default void itsCoreKnowsTheCoreAlone() {
        DependencyRules.useCases(basePackage() + ".core").check(compiled());
    }

    @Test
    default void theRestKnowsTheCoreAndTheHttpFaceOnly() {
        DependencyRules.adapter(basePackage(), Set.of("dev.milepost.adapters.http.."))
                .check(compiled());
    }

    @Test
    default void itsSettingsComeFromWhoeverWiresIt() {
        PurityRules.readsNoEnvironment(basePackage()).check(compiled());
    }

    @Test
    default void itPrintsNothing() {
        PurityRules.printsNothing(basePackage()).check(compiled());
    }
}
