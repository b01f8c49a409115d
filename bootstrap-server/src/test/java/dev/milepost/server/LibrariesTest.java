package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** What the pom's versions come to on the class path. */
class LibrariesTest {
    private static final String JETTY = "org.eclipse.jetty";

    /** A pinned part among parts that Javalin brings starts, and fails at the first WebSocket. */
    @Test
    void jettyIsOfOneVersion() throws IOException {
        var jetty = versionsOfBundles(JETTY);
        assertThat(jetty).containsKeys(JETTY + ".server", JETTY + ".websocket.core.server");
        assertThat(new TreeSet<>(jetty.values())).as("%s", jetty).hasSize(1);
    }

    private static Map<String, String> versionsOfBundles(String prefix) throws IOException {
        var versions = new TreeMap<String, String>();
        for (var url : Collections.list(LibrariesTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (var stream = url.openStream()) {
                var attributes = new Manifest(stream).getMainAttributes();
                var name = attributes.getValue("Bundle-SymbolicName");
                if (name != null && name.startsWith(prefix)) {
                    versions.put(name.split(";")[0], attributes.getValue("Bundle-Version"));
                }
            }
        }
        return versions;
    }
}
