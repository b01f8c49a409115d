package dev.milepost.lambda.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command was asked for.
 *
 * @param packaged the folder that {@code ./milepost package} wrote
 */
record CommandLine(Path packaged, int port, Path data, boolean cold, boolean debug) {
    static final String USAGE = "./milepost lambda [--port 3000] [--data ./data-lambda] [--cold] [--debug]";

    private static final int MOST_PORT = 65_535;

    /** @throws IllegalArgumentException if it is no use of the command, in words */
    static CommandLine of(List<String> arguments) {
        var line = new CommandLine(Path.of("build", "package"), 3000, Path.of("data-lambda"), false, false);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            line = line.with(rest.next(), rest);
        }
        return line;
    }

    private CommandLine with(String flag, Iterator<String> rest) {
        return switch (flag) {
            case "--package" -> new CommandLine(Path.of(value(flag, rest)), port, data, cold, debug);
            case "--port" -> new CommandLine(packaged, port(value(flag, rest)), data, cold, debug);
            case "--data" -> new CommandLine(packaged, port, Path.of(value(flag, rest)), cold, debug);
            case "--cold" -> new CommandLine(packaged, port, data, true, debug);
            case "--debug" -> new CommandLine(packaged, port, data, cold, true);
            default -> throw new IllegalArgumentException("unknown argument " + flag + ": " + USAGE);
        };
    }

    private static String value(String flag, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(flag + " takes a value: " + USAGE);
        }
        return rest.next();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST_PORT) {
            throw new IllegalArgumentException("--port takes a number up to 65535, and not " + text);
        }
        return Integer.parseInt(text);
    }
}
