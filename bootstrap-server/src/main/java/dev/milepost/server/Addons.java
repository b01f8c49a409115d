package dev.milepost.server;

import dev.milepost.adapters.http.unit.BusinessUnit;
import dev.milepost.application.port.TextRecognizer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * What isn't part of this server and is picked up by it: business units in folders of their own, and adapters of others. Found by {@link
 * ServiceLoader} in the jars of the folder {@code addons} beside the server's jar, and where a setting says.
 */
final class Addons implements AutoCloseable {
    private static final String FOLDER = "addons";

    private final URLClassLoader loader;

    private Addons(URLClassLoader loader) {
        this.loader = loader;
    }

    /** @param places jars, folders of classes and folders of jars, parted as in a class path. @throws WrongUse if one isn't there */
    static Addons open(String places) {
        var named = Arrays.stream(places.split(File.pathSeparator))
                .filter(place -> !place.isBlank())
                .map(Path::of)
                .toList();
        named.stream().filter(place -> !Files.exists(place)).findFirst().ifPresent(missing -> {
            throw new WrongUse("there is no " + missing + ": " + Setting.ADDONS.variable() + " names it");
        });
        var urls = Stream.concat(beside().stream(), named.stream())
                .flatMap(place -> entries(place).stream())
                .map(Addons::url)
                .toArray(URL[]::new);
        return new Addons(new URLClassLoader(FOLDER, urls, Addons.class.getClassLoader()));
    }

    /** Under {@code ./milepost dev} classes come from no place that anything could be beside. */
    private static Optional<Path> beside() {
        return Optional.ofNullable(Addons.class.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(code -> Path.of(URI.create(code.toString())).resolveSibling(FOLDER))
                .filter(Files::isDirectory);
    }

    /** A folder with jars stands for these. */
    private static List<Path> entries(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (var files = Files.list(place)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return jars.isEmpty() ? List.of(place) : jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    List<BusinessUnit> units() {
        return ServiceLoader.load(BusinessUnit.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** An adapter by the name of its class. @throws WrongUse if there is none */
    TextRecognizer recognizer(String className) {
        return ServiceLoader.load(TextRecognizer.class, loader).stream()
                .filter(provider -> provider.type().getName().equals(className))
                .findFirst()
                .map(ServiceLoader.Provider::get)
                .orElseThrow(
                        () -> new WrongUse(Setting.OCR.variable() + " must be tesseract, or a class that a jar among"
                                + " the add-ons names in META-INF/services/" + TextRecognizer.class.getName() + "; not "
                                + className));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
