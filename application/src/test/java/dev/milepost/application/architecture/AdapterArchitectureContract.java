package dev.milepost.application.architecture;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every adapter is held to, here or elsewhere. A test class implements it with two values:
 *
 * <pre>
 * class MySqlArchitectureTest implements AdapterArchitectureContract {
 *     public String basePackage() { return "org.example.milepost.mysql"; }
 *     public Set&lt;String&gt; technologies() { return Set.of("java.sql..", "com.mysql.."); }
 * }
 * </pre>
 */
public interface AdapterArchitectureContract extends OuterArchitectureContract {
    /** Where the interfaces live that adapters implement. */
    String PORTS = "dev.milepost.application.port";

    /**
     * What it may use beside the core, SLF4J and the plain JDK: packages as ArchUnit writes them, {@code org.jdbi..} with their
     * subpackages. A technology of the JDK is named as well: {@code java.sql..}, {@code java.net.http}, {@code javax.imageio..}.
     */
    Set<String> technologies();

    @Test
    default void itKnowsTheCoreAndItsOwnTechnologiesOnly() {
        DependencyRules.adapter(basePackage(), technologies()).check(compiled());
    }

    @Test
    default void whatImplementsAPortIsFinal() {
        ShapeRules.implementersAreFinal(basePackage(), PORTS).check(compiled());
    }
}
