package dev.milepost.lambda.packaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The archives: a layer with the libraries, one with our own core, and for each function a zip with the classes of its unit alone. What
 * changes often is small; what is large hardly changes.
 */
record Artifacts(List<Path> classPath, Path out) {
    private static final String OURS = "dev/milepost/lambda/";
    /** Layers are unpacked to /opt, and Lambda puts /opt/java/lib/*.jar on the class path. */
    private static final String LAYER_FOLDER = "java/lib/";

    /** @param classPath what this module needs at run time, as Maven writes it: jars, and folders of classes of our own modules */
    static Artifacts of(String classPath, Path out) {
        var needed = Arrays.stream(classPath.strip().split(File.pathSeparator)).map(Path::of);
        return new Artifacts(Stream.concat(Stream.of(thisModule()), needed).toList(), out);
    }

    private static Path thisModule() {
        try {
            return Path.of(Artifacts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes every archive. @return their sizes in bytes, by their names in the template */
    Map<String, Long> write(Template template) {
        libraries().write(out.resolve("layers/libraries.zip"));
        core().write(out.resolve("layers/core.zip"));
        template.resources(Template.FUNCTION).forEach(function -> {
            var properties = function.getValue().path("Properties");
            function(properties.path("Handler").stringValue())
                    .write(out.resolve(properties.path("CodeUri").stringValue()));
        });
        return sizes();
    }

    private Archive libraries() {
        var layer = new Archive();
        classPath.stream()
                .filter(Files::isRegularFile)
                .forEach(jar -> layer.add(LAYER_FOLDER + jar.getFileName(), jar));
        return layer;
    }

    private Archive core() {
        var layer = new Archive();
        modules()
                .forEach(module -> layer.add(
                        LAYER_FOLDER + name(module) + ".jar", classes(module).bytes()));
        return layer;
    }

    private List<Path> modules() {
        return classPath.stream().filter(Files::isDirectory).toList();
    }

    /** The name of the module whose {@code target/classes} this is. */
    private static String name(Path classes) {
        return "milepost-" + classes.toAbsolutePath().getParent().getParent().getFileName();
    }

    private static Archive classes(Path module) {
        return new Archive().addFolder(module, name -> !name.startsWith(OURS) || isShared(name));
    }

    /** Not in the package of a unit nor of packaging; and no parts of the template. */
    private static boolean isShared(String name) {
        return !isOfAUnit(name) && !name.startsWith(OURS + "packaging/") && !name.endsWith(".yaml");
    }

    private Archive function(String handler) {
        var unit = handler.substring(0, handler.lastIndexOf('.')).replace('.', '/') + "/";
        var wholeCatalogue = unit.equals(OURS + Unit.SITE.folder() + "/");
        var zip = new Archive();
        modules()
                .forEach(module -> zip.addFolder(
                        module,
                        name -> name.endsWith(".class")
                                && (name.startsWith(unit) || wholeCatalogue && isOfAUnit(name))));
        if (zip.isEmpty()) {
            throw new IllegalStateException("no classes of " + handler);
        }
        return zip;
    }

    private static boolean isOfAUnit(String name) {
        return Arrays.stream(Unit.values()).anyMatch(unit -> name.startsWith(OURS + unit.folder() + "/"));
    }

    private Map<String, Long> sizes() {
        var sizes = new TreeMap<String, Long>();
        try (var files = Files.walk(out)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".zip")).toList()) {
                sizes.put(out.relativize(file).toString(), Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes;
    }
}
