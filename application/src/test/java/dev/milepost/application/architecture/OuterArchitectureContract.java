package dev.milepost.application.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** What all code outside the core is held to, whatever it is there for. */
public interface OuterArchitectureContract {
    /** The package that the code lives in, with all below it. */
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
    default void itsSettingsComeFromWhoeverWiresIt() {
        PurityRules.readsNoEnvironment(basePackage()).check(compiled());
    }

    @Test
    default void itPrintsNothing() {
        PurityRules.printsNothing(basePackage()).check(compiled());
    }
}
