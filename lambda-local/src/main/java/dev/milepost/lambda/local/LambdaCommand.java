package dev.milepost.lambda.local;

import dev.milepost.adapters.http.security.RandomSecretSource;
import dev.milepost.lambda.Setting;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./milepost lambda}: the packaged functions on this machine, until the process is told to end. */
public final class LambdaCommand {
    private static final String ADMIN_EMAIL = Setting.ADMIN_EMAIL.variable();
    private static final String ADMIN_PASSWORD = "MILEPOST_ADMIN_PASSWORD";
    private static final String ADMIN_SECRET = "admin-password";

    private final CommandLine line;
    private final Map<String, String> environment;
    private final PrintStream out;

    private LambdaCommand(CommandLine line, Map<String, String> environment, PrintStream out) {
        this.line = line;
        this.environment = environment;
        this.out = out;
    }

    /** Ends with 2 if it is used wrongly and with 1 if it can't go on, in both cases with a line that says why. */
    public static void main(String[] arguments) {
        try {
            var line = CommandLine.of(List.of(arguments));
            try {
                var cloud = new LambdaCommand(line, System.getenv(), System.out).start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    cloud.close();
                    // To be told to stop is no failure, while the JVM's own exit code would be 128 + the signal's
                    // number.
                    Runtime.getRuntime().halt(0);
                }));
            } catch (IllegalArgumentException | IOException wrong) {
                fail(wrong.getMessage(), 1);
            }
        } catch (IllegalArgumentException wrongUse) {
            fail(wrongUse.getMessage(), 2);
        }
    }

    private static void fail(String why, int code) {
        System.err.println("milepost: " + why);
        Runtime.getRuntime().halt(code);
    }

    private LocalCloud start() throws IOException {
        var data = Files.createDirectories(line.data().toAbsolutePath().normalize());
        var work = emptied(data.resolve("work"));
        var cloud = open(data, work);
        say("Milepost's functions are ready at " + cloud.address());
        makeAdmin(cloud);
        say(cloud.functions().size() + " functions, "
                + (line.cold() ? "each request in a new process" : "one process each, started by the first request")
                + ": " + String.join(", ", cloud.functions()));
        say("Their logs are in " + work.resolve("logs") + "; after ./milepost package what has changed takes over");
        return cloud;
    }

    /** The same as on the server: who isn't given a password gets one, once. */
    private void makeAdmin(LocalCloud cloud) {
        var given = Optional.ofNullable(environment.get(ADMIN_PASSWORD)).filter(password -> !password.isEmpty());
        if (given.isPresent()) {
            cloud.putSecret(ADMIN_SECRET, given.get());
        } else if (!cloud.hasSecret(ADMIN_SECRET)) {
            var password = new RandomSecretSource().next();
            cloud.putSecret(ADMIN_SECRET, password);
            say("The admin is " + environment.getOrDefault(ADMIN_EMAIL, Setting.ADMIN_EMAIL.standard())
                    + " with the password " + password + ", which is shown this once");
        }
    }

    private LocalCloud open(Path data, Path work) throws IOException {
        try {
            return new LocalCloud(new LocalCloud.Settings(
                    line.packaged().toAbsolutePath(),
                    work,
                    Optional.of(data),
                    // As in China: nothing here is Textract, and Tesseract reads in earnest.
                    Map.of("ReceiptRecognizer", "tesseract"),
                    settings(),
                    line.port(),
                    Optional.of(InstantSource.system()),
                    line.cold(),
                    line.debug(),
                    this::say));
        } catch (BindException inUse) {
            throw new IllegalArgumentException("port " + line.port() + " is in use: choose another with --port", inUse);
        }
    }

    /** Those of the variables that functions know. */
    private Map<String, String> settings() {
        var given = new HashMap<String, String>();
        Arrays.stream(Setting.values())
                .map(Setting::variable)
                .filter(environment::containsKey)
                .forEach(name -> given.put(name, environment.get(name)));
        return given;
    }

    private static Path emptied(Path folder) throws IOException {
        Folders.delete(folder);
        return Files.createDirectories(folder);
    }

    private synchronized void say(String what) {
        out.println(what);
        out.flush();
    }
}
