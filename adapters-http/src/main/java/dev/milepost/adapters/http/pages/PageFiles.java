package dev.milepost.adapters.http.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the pages and of their libraries on the class path, each read once. Safe for concurrent use. */
final class PageFiles {
    /** What a client may name: plain segments without a leading dot, and one ending. Nothing that climbs out. */
    private static final Pattern NAME =
            Pattern.compile("/((?:[a-z0-9][a-z0-9-]*/)*)([A-Za-z0-9][A-Za-z0-9-]*(?:\\.[a-z0-9]+)*)\\.([a-z]+)");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    private static final String LIBRARIES = "/lib/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final String MVNPM = "META-INF/resources/_static/";
    private static final Map<String, Library> LIBRARY_BY_NAME = Map.of(
            "ol", new Library("org.webjars.npm", WEBJARS),
            "uplot", new Library("org.webjars.npm", WEBJARS),
            "lit", new Library("org.mvnpm", MVNPM),
            "lit-html", new Library("org.mvnpm", MVNPM),
            "lit-element", new Library("org.mvnpm", MVNPM),
            "reactive-element", new Library("org.mvnpm.at.lit", MVNPM));

    private final Map<String, PageFile> known = new ConcurrentHashMap<>();
    private final Optional<Path> edited;

    /** @param edited where our own files are read anew each time, instead of once from the class path */
    PageFiles(Optional<Path> edited) {
        this.edited = edited;
    }

    /** Where a library's files lie: the group of its artifact and the folder that holds {@code name/version/}. */
    private record Library(String group, String folder) {}

    /** @param path that a client asks for, such as {@code /js/main.js} or {@code /lib/ol/dist/ol.js} */
    Optional<PageFile> find(String path) {
        var ready = known.get(path);
        return ready == null ? read(path) : Optional.of(ready);
    }

    private Optional<PageFile> read(String path) {
        var name = NAME.matcher(path);
        if (!name.matches() || !MEDIA_TYPES.containsKey(name.group(3))) {
            return Optional.empty();
        }
        // Only what exists is kept, so that made-up names can't fill the memory.
        var file = content(path).map(bytes -> PageFile.of(MEDIA_TYPES.get(name.group(3)), bytes));
        if (edited.isEmpty() || path.startsWith(LIBRARIES)) {
            file.ifPresent(found -> known.put(path, found));
        }
        return file;
    }

    private Optional<byte[]> content(String path) {
        if (path.startsWith(LIBRARIES)) {
            return libraryContent(path.substring(LIBRARIES.length()));
        }
        return edited.isPresent()
                ? file(edited.get().resolve(path.substring(1)))
                : resource(PageFiles.class.getPackageName().replace('.', '/') + path);
    }

    private static Optional<byte[]> libraryContent(String path) {
        var parts = path.split("/", 2);
        var library = LIBRARY_BY_NAME.get(parts[0]);
        return library == null || parts.length < 2
                ? Optional.empty()
                : version(library, parts[0])
                        .flatMap(version -> resource(library.folder() + parts[0] + "/" + version + "/" + parts[1]));
    }

    private static Optional<String> version(Library library, String name) {
        return resource("META-INF/maven/" + library.group() + "/" + name + "/pom.properties")
                .map(PageFiles::versionIn);
    }

    private static String versionIn(byte[] pomProperties) {
        var properties = new Properties();
        try (var in = new ByteArrayInputStream(pomProperties)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static Optional<byte[]> file(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> resource(String name) {
        try (var in = PageFiles.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
