package dev.milepost.application.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads compiled classes for the rules to look at. Always names packages, and looks into none of the libraries that they use:
 * reading the whole class path takes minutes.
 */
public final class Imports {
    private static final Map<String, JavaClasses> PRODUCTION = new ConcurrentHashMap<>();

    private Imports() {}

    /** The classes below a package but those compiled as tests. Read once a run. */
    public static JavaClasses production(String basePackage) {
        return PRODUCTION.computeIfAbsent(
                basePackage,
                name -> read(name, new ClassFileImporter().withImportOption(location -> !isTest(location))));
    }

    /** The classes below a package, wherever they were compiled. */
    public static JavaClasses all(String basePackage) {
        return read(basePackage, new ClassFileImporter());
    }

    private static JavaClasses read(String basePackage, ClassFileImporter importer) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
            configuration.setClassResolverArguments("dev.milepost", basePackage);
            return importer.importPackages(basePackage);
        });
    }

    private static boolean isTest(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }
}
