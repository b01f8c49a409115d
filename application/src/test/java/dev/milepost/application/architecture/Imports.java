package dev.milepost.application.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/** Reads compiled classes for the rules to look at. Always names packages: reading the whole class path takes minutes. */
public final class Imports {
    private Imports() {}

    /** The classes below a package but those compiled as tests. */
    public static JavaClasses production(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(location -> !isTest(location))
                .importPackages(basePackage);
    }

    /** The classes below a package, wherever they were compiled. */
    public static JavaClasses all(String basePackage) {
        return new ClassFileImporter().importPackages(basePackage);
    }

    private static boolean isTest(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }
}
