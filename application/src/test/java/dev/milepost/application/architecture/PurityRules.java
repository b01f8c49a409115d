package dev.milepost.application.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What would make an answer depend on when or where it is given. Looks at calls and at references such as {@code Instant::now}. */
public final class PurityRules {
    private static final Set<String> CLOCKS =
            Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.util.Date.<init>");
    private static final Set<String> CLOCK_TYPES = Set.of("java.time.Clock", "java.util.Calendar", "java.util.Timer");

    private static final Set<String> DICE = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle");
    private static final Set<String> DICE_TYPES = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.RandomGenerator",
            "java.security.SecureRandom");

    private static final Set<String> SETTINGS = Set.of(
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.lineSeparator",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.lang.String.formatted");
    /** Of these, the forms with a locale or a charset are fine. */
    private static final Set<String> SETTINGS_UNLESS_GIVEN = Set.of(
            "java.lang.String.toLowerCase",
            "java.lang.String.toUpperCase",
            "java.lang.String.getBytes",
            "java.lang.String.format");

    private static final Set<String> MACHINE_TYPES =
            Set.of("java.lang.Runtime", "java.lang.ProcessBuilder", "java.lang.ProcessHandle", "java.lang.Thread");

    private static final Set<String> EXIT =
            Set.of("java.lang.System.exit", "java.lang.System.load", "java.lang.System.loadLibrary");

    private PurityRules() {}

    /** Time comes in as an instant, or from an {@code InstantSource} that was given. */
    public static ArchRule readsNoClock(String basePackage) {
        return never(basePackage, "read a clock", access -> {
            var owner = access.getTargetOwner().getName();
            var readsNow = owner.startsWith("java.time.") && access.getName().equals("now");
            var opensClock =
                    owner.equals("java.time.InstantSource") && access.getName().equals("system");
            return readsNow || opensClock || CLOCK_TYPES.contains(owner) || CLOCKS.contains(target(access));
        });
    }

    /** Identifiers and secrets come from sources that were given. */
    public static ArchRule takesNoRandomness(String basePackage) {
        return never(
                basePackage,
                "take randomness",
                access -> DICE.contains(target(access))
                        || DICE_TYPES.contains(access.getTargetOwner().getName()));
    }

    /** Settings come in as parameters, so that whoever wires decides. */
    public static ArchRule readsNoEnvironment(String basePackage) {
        return never(
                basePackage, "read the environment", access -> target(access).equals("java.lang.System.getenv"));
    }

    /** The machine's language, time zone, character set and properties change no answer. */
    public static ArchRule followsNoMachineSettings(String basePackage) {
        return never(
                basePackage,
                "follow the machine's language, zone, character set or properties",
                access -> SETTINGS.contains(target(access))
                        || SETTINGS_UNLESS_GIVEN.contains(target(access)) && !isGivenSettings(access));
    }

    /** Threads, processes and the end of the program belong to hosts. */
    public static ArchRule startsNothing(String basePackage) {
        return never(
                basePackage,
                "start threads or processes",
                access -> EXIT.contains(target(access))
                        || MACHINE_TYPES.contains(access.getTargetOwner().getName()));
    }

    /** What happened is logged or answered, never printed. */
    public static ArchRule printsNothing(String basePackage) {
        return never(
                basePackage,
                "print",
                access -> access.getName().equals("printStackTrace")
                        || Set.of("java.lang.System.out", "java.lang.System.err")
                                .contains(target(access)));
    }

    private static ArchRule never(String basePackage, String what, Predicate<JavaAccess<?>> banned) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + "..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(what, banned))
                .as("classes of " + basePackage + " never " + what);
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private static boolean isGivenSettings(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Locale.class) || type.isEquivalentTo(Charset.class));
    }
}
