package dev.milepost.server.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server of one version of the classes, in this process beside those of others. */
final class Generation implements AutoCloseable {
    private static final String ENTRY = "dev.milepost.server.DevServer";

    private final AutoCloseable listening;
    private final AutoCloseable server;
    private final URLClassLoader loader;

    private Generation(AutoCloseable listening, AutoCloseable server, URLClassLoader loader) {
        this.listening = listening;
        this.server = server;
        this.loader = loader;
    }

    /**
     * Starts a server; when this returns it answers on the socket.
     *
     * @param compiled folder with the classes that aren't as they were built: it is where processes of the server's own find them
     * @param libraries loads what is not ours, the same for every server
     * @param status of the sources, for the pages
     */
    static Generation start(
            Classes classes,
            Path compiled,
            SourceTree sources,
            ClassLoader libraries,
            Surroundings around,
            Map<String, String> environment,
            UnaryOperator<String> status) {
        var folders = Stream.concat(Stream.of(compiled), sources.resourceFolders().stream())
                .map(Generation::url)
                .toArray(URL[]::new);
        var loader = new ServerLoader(classes, folders, libraries);
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var started = loader.loadClass(ENTRY)
                    .getMethod(
                            "start",
                            List.class,
                            Map.class,
                            Path.class,
                            List.class,
                            ServerSocketChannel.class,
                            Path.class,
                            UnaryOperator.class)
                    .invoke(
                            null,
                            around.arguments(),
                            environment,
                            around.folder(),
                            around.database(),
                            around.socket(),
                            sources.pages(),
                            status);
            var parts = (List<?>) started;
            return new Generation((AutoCloseable) parts.getFirst(), (AutoCloseable) parts.getLast(), loader);
        } catch (InvocationTargetException failed) {
            close(loader);
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } catch (ReflectiveOperationException e) {
            close(loader);
            throw new IllegalStateException("the new classes have no " + ENTRY, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Leaves the socket to the server that follows. */
    void stopListening() {
        close(listening);
    }

    /** Lets running requests finish. */
    @Override
    public void close() {
        close(server);
        close(loader);
    }

    static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
