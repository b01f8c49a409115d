package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.openapi.OpenApiDocument;
import dev.milepost.lambda.UnitFunction;
import dev.milepost.lambda.Version;
import dev.milepost.lambda.site.Elsewhere;
import dev.milepost.lambda.site.Site;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archives: a layer with the libraries, one with our own core, and for each function a zip with the classes of its unit alone. What
 * changes often is small; what is large hardly changes.
 */
record Artifacts(List<Path> classPath, Optional<Path> chinese) {
    private static final String OURS = "dev/milepost/lambda/";

    /**
     * @param classPath what this module needs at run time, as Maven writes it
     * @param chinese Tesseract's data of the language, for its layer
     */
    static Artifacts of(String classPath, Optional<Path> chinese) {
        var needed = Arrays.stream(classPath.strip().split(File.pathSeparator)).map(Path::of);
        return new Artifacts(
                Stream.concat(Stream.of(thisModule()), needed)
                        .map(Artifacts::unpacked)
                        .toList(),
                chinese);
    }

    /** A module of ours is on the class path as a folder, or as the jar beside it once that is made. */
    private static Path unpacked(Path entry) {
        var isOurs = entry.getFileName().toString().startsWith("milepost-") && Files.isRegularFile(entry);
        return isOurs ? entry.resolveSibling("classes") : entry;
    }

    private static Path thisModule() {
        return codeOf(Artifacts.class);
    }

    /** The jar or folder that a class was loaded from. */
    static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder of the sources that this was built from: this module is {@code target/classes} or a jar in {@code target}, two below it. */
    static Path project() {
        return thisModule().resolve("../../..").normalize();
    }

    /** Writes every archive. */
    void write(Template template, Delivery delivery) {
        for (var layer : LibraryLayer.values()) {
            delivery.write(layer.archive(), libraries(layer));
        }
        delivery.write("layers/core.zip", core().bytesAsTheyAre());
        template.resources(Template.FUNCTION).forEach(function -> {
            var properties = function.getValue().path("Properties");
            delivery.write(
                    properties.path("CodeUri").stringValue(),
                    archive(function.getKey(), properties.path("Handler").stringValue())
                            .bytes());
        });
    }

    private byte[] libraries(LibraryLayer of) {
        var layer = new Archive();
        var jars = classPath.stream()
                .filter(Files::isRegularFile)
                .filter(jar -> LibraryLayer.of(jar) == of)
                .toList();
        jars.stream()
                .filter(jar -> !holdsNatives(jar))
                .forEach(jar -> layer.add(LibraryLayer.FOLDER + jar.getFileName(), jar));
        return switch (of) {
            case TESSERACT -> {
                new TesseractFiles(jars, chinese).addTo(layer);
                yield layer.bytes();
            }
            case POSTGRES, FILES, SENDING, LIBRARIES -> layer.bytesAsTheyAre();
        };
    }

    /** Whose natives lie unpacked in the layer instead. */
    private static boolean holdsNatives(Path jar) {
        return jar.getFileName().toString().endsWith("-linux-x86_64.jar");
    }

    private Archive core() {
        var layer = new Archive();
        modules()
                .forEach(module -> layer.add(
                        LibraryLayer.FOLDER + name(module) + ".jar",
                        classes(module).bytes()));
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

    /** Not in the package of a unit nor of packaging. */
    private static boolean isShared(String name) {
        return !isOfAUnit(name) && !name.startsWith(OURS + "packaging/");
    }

    private Archive archive(String function, String handler) {
        return handler.equals(UnitFunction.class.getName()) ? unitOfItsOwn(function) : function(handler);
    }

    private static Archive unitOfItsOwn(String function) {
        return Unit.others().stream()
                .filter(unit -> unit.function().equals(function))
                .findFirst()
                .map(unit -> new Archive().addFolder(unpacked(codeOf(unit.getClass())), name -> true))
                .orElseThrow(() -> new IllegalStateException("no business unit has the function " + function
                        + ": its name() is that of its folder, and META-INF/services names its class"));
    }

    private Archive function(String handler) {
        var unit = handler.substring(0, handler.lastIndexOf('.')).replace('.', '/') + "/";
        var zip = new Archive();
        modules().forEach(module -> zip.addFolder(module, name -> name.startsWith(unit) && name.endsWith(".class")));
        if (zip.isEmpty()) {
            throw new IllegalStateException("no classes of " + handler);
        }
        return unit.equals(OURS + Unit.SITE.folder() + "/") ? withDescription(zip, unit) : zip;
    }

    /** The site knows the endpoints of others from files alone. */
    private static Archive withDescription(Archive zip, String unit) {
        var all = Unit.catalogue();
        var catalogue =
                new EndpointCatalogue(all.stream().map(Unit.Served::endpoint).toList());
        var elsewhere = all.stream()
                .filter(served -> !served.function().equals(Unit.SITE.function()))
                .map(Unit.Served::endpoint)
                .toList();
        return zip.add(unit + Site.DESCRIPTION, Json.write(OpenApiDocument.describe(catalogue, Version.current())))
                .add(unit + Site.ELSEWHERE, Elsewhere.lines(elsewhere).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOfAUnit(String name) {
        return Arrays.stream(Unit.values()).anyMatch(unit -> name.startsWith(OURS + unit.folder() + "/"));
    }
}
