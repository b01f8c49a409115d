package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programs are run so that they don't see themselves as root, whom they refuse. Anyone but root runs them as they
 * are.
 *
 * @param prefix the words that come before a program's own
 * @param owner the user who must own the server's files, where it isn't simply whoever makes them
 */
record PostgresUser(List<String> prefix, OptionalInt owner) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final long PROBE_SECONDS = 10;

    /** In a user namespace of its own root looks like nobody, yet its files stay root's. */
    static final PostgresUser NAMESPACE = new PostgresUser(List.of("unshare", "-U"), OptionalInt.of(ROOT));

    /**
     * Containers mostly forbid user namespaces. There the programs run as nobody who keeps one power of root's, to pass through
     * folders that only root may enter; the secure bit makes access(2) heed that power as well.
     */
    static final PostgresUser UNPRIVILEGED = new PostgresUser(
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=-all,+dac_override",
                    "--ambient-caps=-all,+dac_override",
                    "--securebits=+no_setuid_fixup",
                    "--no-new-privs"),
            OptionalInt.of(NOBODY));

    /** The way that works on this machine. */
    static PostgresUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresUser(List.of(), OptionalInt.empty());
        }
        return List.of(NAMESPACE, UNPRIVILEGED).stream()
                .filter(PostgresUser::works)
                .findFirst()
                .orElseThrow(() -> new StartupException(
                        Reason.PLATFORM_NOT_SUPPORTED,
                        "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here: run Milepost as another"
                                + " user, or name a database with --database jdbc:postgresql://…"));
    }

    /** Whether programs can be run this way here. */
    boolean works() {
        var words = new ArrayList<>(prefix);
        words.add("true");
        try {
            var probe = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a folder of the server's its own, whoever made it. */
    void own(Path folder) throws IOException {
        if (owner.isPresent()) {
            Folders.giveTo(owner.getAsInt(), folder);
        }
    }
}
