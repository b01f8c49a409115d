package dev.milepost.server.dev;

import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What stays while servers come and go, in types that every class loader shares.
 *
 * @param arguments of the command line
 * @param environment variables, which go before the lines of the file of settings
 * @param folder where data is kept, held by the one who made this
 * @param database its URL, then user and password as far as there are any
 * @param socket that one server after another takes connections of, closed by the loop
 */
public record Surroundings(
        List<String> arguments,
        Map<String, String> environment,
        Path folder,
        List<String> database,
        ServerSocketChannel socket) {
    public Surroundings {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        database = List.copyOf(database);
    }
}
