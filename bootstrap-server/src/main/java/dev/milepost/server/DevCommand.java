package dev.milepost.server;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.adapters.local.javalin.JavalinHost;
import dev.milepost.adapters.local.postgres.EmbeddedDatabase;
import dev.milepost.server.dev.DevLoop;
import dev.milepost.server.dev.SettingsFile;
import dev.milepost.server.dev.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** {@code ./milepost dev}: a server that follows the sources, while database, data and port stay. */
final class DevCommand {
    private static final String PROJECT = "milepost.project";

    private final List<String> arguments;
    private final Map<String, String> environment;
    private final PrintStream out;

    DevCommand(List<String> arguments, Map<String, String> environment, PrintStream out) {
        this.arguments = arguments;
        this.environment = environment;
        this.out = out;
    }

    /** Serves until SIGTERM or Ctrl-C. @return true */
    boolean run() {
        var project = Optional.ofNullable(System.getProperty(PROJECT))
                .map(Path::of)
                .orElseThrow(
                        () -> new WrongUse("dev needs the sources: start it by ./milepost in the project's folder"));
        var settings = Settings.of(arguments, SettingsFile.of(project).under(environment));
        var socket = listen(settings);
        if (settings.demo()) {
            Demo.claim(settings.data());
        }
        var folder = DataFolder.open(settings.data());
        var database = settings.database().isPresent()
                ? Optional.<EmbeddedDatabase>empty()
                : Optional.of(EmbeddedDatabase.start(folder, new Steps(out)::took));
        var around = new Surroundings(arguments, environment, folder.path(), address(settings, database), socket);
        var loop = new DevLoop(project, libraries(project), around, out);
        var served = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            loop.close();
            database.ifPresent(EmbeddedDatabase::close);
            folder.close();
            if (served.get()) {
                // To be told to stop is no failure, while the JVM's own exit code would be 128 + the signal's number.
                Runtime.getRuntime().halt(0);
            }
        }));
        serve(loop, project, () -> {
            served.set(true);
            out.println("Milepost is ready at http://" + settings.host() + ":"
                    + socket.socket().getLocalPort() + " and follows its sources");
            out.flush();
        });
        return true;
    }

    /** What the first server fails by is of classes that aren't ours. */
    private static void serve(DevLoop loop, Path project, Runnable ready) {
        try {
            loop.run(builtAt(project), ready);
        } catch (RuntimeException failed) {
            throw new StartupException(Reason.SERVER_NOT_STARTED, String.valueOf(failed.getMessage()), failed);
        }
    }

    private static List<String> address(Settings settings, Optional<EmbeddedDatabase> own) {
        return own.map(EmbeddedDatabase::address)
                .map(address -> Stream.of(Optional.of(address.url()), address.user(), address.password())
                        .flatMap(Optional::stream)
                        .toList())
                .orElseGet(() -> Stream.concat(
                                settings.database().stream(),
                                Stream.of("PGUSER", "PGPASSWORD")
                                        .map(System::getenv)
                                        .takeWhile(value -> value != null))
                        .toList());
    }

    private static ServerSocketChannel listen(Settings settings) {
        try {
            return ServerSocketChannel.open()
                    .bind(
                            new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()),
                            JavalinHost.WAITING_CONNECTIONS);
        } catch (IOException taken) {
            throw StartupException.portNotAvailable(settings.port(), taken);
        }
    }

    private static List<Path> libraries(Path project) {
        try (var jars = Files.list(project.resolve("bootstrap-server/target/lib"))) {
            return jars.filter(jar -> !jar.getFileName().toString().startsWith("milepost-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime builtAt(Path project) {
        try {
            return Files.getLastModifiedTime(project.resolve("bootstrap-server/target/milepost-server.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
