package dev.milepost.application.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** Who puts parts together. */
public final class WiringRules {
    private WiringRules() {}

    /**
     * Use cases, and whatever implements a port, are made by bootstraps alone; a package may make parts of its own.
     *
     * @param application the package of the use cases; records there are values that anybody makes
     * @param ports the package of the ports
     * @param bootstraps the packages that wire
     */
    public static ArchRule onlyBootstrapsWire(String application, String ports, String... bootstraps) {
        var withSubpackages = Arrays.stream(bootstraps).map(name -> name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(withSubpackages)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "make a use case or an adapter",
                        access -> makes(access)
                                && !samePackage(access)
                                && (isUseCase(access.getTargetOwner(), application, ports)
                                        || ShapeRules.implementsPort(access.getTargetOwner(), ports))))
                .as("only " + String.join(", ", bootstraps) + " make use cases and adapters")
                .allowEmptyShould(true);
    }

    private static boolean makes(JavaAccess<?> access) {
        return access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
    }

    private static boolean samePackage(JavaAccess<?> access) {
        return access.getOriginOwner()
                .getPackageName()
                .equals(access.getTargetOwner().getPackageName());
    }

    private static boolean isUseCase(JavaClass type, String application, String ports) {
        return type.getPackageName().startsWith(application + ".")
                && !type.getPackageName().equals(ports)
                && !type.isRecord()
                && !type.isEnum();
    }
}
