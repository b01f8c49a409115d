package dev.milepost.application.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Predicate;

/** How types of the core look. */
public final class ShapeRules {
    private ShapeRules() {}

    /** Nothing of the core is there to be extended: its classes are records, enums or final. */
    public static ArchRule classesAreFinal(String basePackage) {
        return classes()
                .that()
                .resideInAPackage(basePackage + "..")
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and(not(
                        "constants of enums",
                        type -> type.getSuperclass()
                                .map(parent -> parent.toErasure().isEnum())
                                .orElse(false)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .as("classes of " + basePackage + " are final");
    }

    /** What is public doesn't change once it was made. */
    public static ArchRule publicClassesKeepTheirFields(String basePackage) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(basePackage + "..")
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .beFinal()
                .as("fields of public classes of " + basePackage + " are final");
    }

    /** An interface is there to be implemented outside: a port. Other interfaces are sealed, or seen by their package alone. */
    public static ArchRule publicInterfacesArePorts(String basePackage, String ports) {
        return classes()
                .that()
                .resideInAPackage(basePackage + "..")
                .and()
                .areInterfaces()
                .and()
                .arePublic()
                .and(not("sealed", ShapeRules::isSealed))
                .should()
                .resideInAPackage(ports)
                .as("public interfaces of " + basePackage + " are ports in " + ports)
                .allowEmptyShould(true);
    }

    /** Ports are implemented by adapters, never by the core. */
    public static ArchRule implementsNoPort(String basePackage, String ports) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + "..")
                .should()
                .implement(DescribedPredicate.describe("a port in " + ports, type -> isPort(type, ports)))
                .as("no class of " + basePackage + " implements a port");
    }

    /** Nobody extends what implements a port: what it does is what its contract test saw. */
    public static ArchRule implementersAreFinal(String basePackage, String ports) {
        return classes()
                .that()
                .resideInAPackage(basePackage + "..")
                .and()
                .areNotInterfaces()
                .and(DescribedPredicate.describe("implement a port", type -> implementsPort(type, ports)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .as("classes of " + basePackage + " that implement a port are final")
                .allowEmptyShould(true);
    }

    static boolean implementsPort(JavaClass type, String ports) {
        return type.getAllRawInterfaces().stream().anyMatch(each -> isPort(each, ports));
    }

    /** A port is an interface in its package that isn't sealed: sealed ones are what ports answer. */
    static boolean isPort(JavaClass type, String ports) {
        return type.isInterface() && type.getPackageName().equals(ports) && !isSealed(type);
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }

    private static DescribedPredicate<JavaClass> not(String what, Predicate<JavaClass> is) {
        return DescribedPredicate.describe("not " + what, type -> !is.test(type));
    }
}
