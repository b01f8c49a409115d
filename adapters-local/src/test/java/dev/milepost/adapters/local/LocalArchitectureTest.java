package dev.milepost.adapters.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.architecture.AdapterArchitectureContract;
import dev.milepost.application.architecture.DependencyRules;
import dev.milepost.application.architecture.Imports;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each adapter of this module knows its own technologies and none of its neighbours'. */
class LocalArchitectureTest {
    private static final String BASE = "dev.milepost.adapters.local";
    private static final Set<String> HELD =
            Set.of("files", "imaging", "javalin", "metrics", "postgres", "schedule", "tesseract", "tiles", "worker");

    @Test
    void everyPackageIsHeldToTheRules() {
        assertThat(Imports.production(BASE))
                .as("each package has a nested test here")
                .extracting(type -> type.getPackageName())
                .allMatch(name -> name.equals(BASE) || HELD.contains(name.substring(BASE.length() + 1)));
    }

    @Test
    void adaptersFormNoCycle() {
        DependencyRules.noCycles(BASE).check(Imports.production(BASE));
    }

    @Nested
    class Files implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".files";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(BASE);
        }
    }

    @Nested
    class Imaging implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".imaging";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE + ".worker", "com.twelvemonkeys..", "org.apache.pdfbox..", "java.awt..", "javax.imageio..");
        }
    }

    @Nested
    class JavalinHost implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".javalin";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE, "dev.milepost.adapters.http..", "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");
        }
    }

    @Nested
    class Metrics implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".metrics";
        }

        @Override
        public Set<String> technologies() {
            return Set.of("dev.milepost.adapters.http..", "io.micrometer..");
        }
    }

    @Nested
    class Postgres implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".postgres";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE,
                    BASE + ".files",
                    "com.zaxxer.hikari..",
                    "java.net",
                    "java.sql",
                    "javax.sql",
                    "org.apache.commons.compress..",
                    "org.flywaydb..",
                    "org.jdbi..",
                    "org.postgresql..",
                    "org.tukaani.xz..",
                    "tools.jackson..");
        }
    }

    @Nested
    class Schedule implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".schedule";
        }

        @Override
        public Set<String> technologies() {
            return Set.of();
        }
    }

    @Nested
    class Tesseract implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".tesseract";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE + ".imaging",
                    BASE + ".worker",
                    "com.sun.jna..",
                    "net.sourceforge.lept4j..",
                    "net.sourceforge.tess4j..",
                    "org.apache.pdfbox..",
                    "java.awt..",
                    "java.lang.management",
                    "java.net.URL",
                    "java.net.URLConnection");
        }
    }

    @Nested
    class Tiles implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".tiles";
        }

        @Override
        public Set<String> technologies() {
            return Set.of(
                    BASE, "dev.milepost.adapters.http.pages", "java.sql", "javax.sql", "org.jdbi..", "org.sqlite..");
        }
    }

    @Nested
    class Worker implements AdapterArchitectureContract {
        @Override
        public String basePackage() {
            return BASE + ".worker";
        }

        @Override
        public Set<String> technologies() {
            return Set.of();
        }
    }
}
