package dev.milepost.application.architecture;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a business unit in a folder of its own is held to: below its package, {@code core} has the use cases and their rules, and the rest
 * leads to them over HTTP. A test class implements it with one value.
 */
public interface UnitArchitectureContract extends OuterArchitectureContract {
    /** The package that the unit lives in: {@code dev.milepost.units.notices}. */
    @Override
    String basePackage();

    @Test
    default void itsCoreKnowsTheCoreAlone() {
        DependencyRules.useCases(basePackage() + ".core").check(compiled());
    }

    @Test
    default void theRestKnowsTheCoreAndTheHttpFaceOnly() {
        DependencyRules.adapter(basePackage(), Set.of("dev.milepost.adapters.http.."))
                .check(compiled());
    }
}
