package dev.milepost.adapters.local.tesseract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Tesseract's libraries and language data, laid out in one folder from the jars of this program, so that no system package is needed.
 *
 * <p>JNA looks for libraries in {@code jna.library.path}, once a process: the first installation counts.
 */
final class TesseractInstallation {
    private static final String LANGUAGE_FILE_SUFFIX = ".traineddata";
    private static final String CHINESE = "chi_sim";

    private final Path languageFolder;
    private final boolean chinese;

    private TesseractInstallation(Path languageFolder, boolean chinese) {
        this.languageFolder = languageFolder;
        this.chinese = chinese;
    }

    /**
     * Lays everything out, keeping what is there already.
     *
     * @param folder gets the files, some 15 MB
     * @param languageFolders where Chinese data may be, the first that has it wins
     * @throws UncheckedIOException if the folder can't be written
     * @throws IllegalStateException if there are no libraries for this kind of machine
     */
    static TesseractInstallation install(Path folder, List<Path> languageFolders) {
        try {
            var libraries = Files.createDirectories(folder.resolve("lib"));
            extractLibrary("tesseract", "5.5", libraries);
            extractLibrary("leptonica", "6", libraries);
            System.setProperty("jna.library.path", libraries.toAbsolutePath().toString());
            var languages = Files.createDirectories(folder.resolve("tessdata"));
            extract("tessdata/eng" + LANGUAGE_FILE_SUFFIX, languages.resolve("eng" + LANGUAGE_FILE_SUFFIX));
            return new TesseractInstallation(languages, copyChinese(languageFolders, languages));
        } catch (IOException e) {
            throw new UncheckedIOException("can't lay out Tesseract in " + folder, e);
        }
    }

    /**
     * What another machine laid out: {@code lib} with the libraries under their plain names, and {@code tessdata}.
     *
     * @throws IllegalStateException if English isn't there
     */
    static TesseractInstallation at(Path folder) {
        var languages = folder.resolve("tessdata");
        if (!Files.isReadable(languages.resolve("eng" + LANGUAGE_FILE_SUFFIX))) {
            throw new IllegalStateException("there is no Tesseract in " + folder);
        }
        System.setProperty(
                "jna.library.path", folder.resolve("lib").toAbsolutePath().toString());
        return new TesseractInstallation(
                languages, Files.isReadable(languages.resolve(CHINESE + LANGUAGE_FILE_SUFFIX)));
    }

    /** The folder that holds the language data, as Tesseract's own initialisation wants it. */
    Path languageFolder() {
        return languageFolder;
    }

    /** Whether there is data for simplified Chinese. */
    boolean hasChinese() {
        return chinese;
    }

    private static boolean copyChinese(List<Path> sources, Path languages) throws IOException {
        var target = languages.resolve(CHINESE + LANGUAGE_FILE_SUFFIX);
        for (var source : sources) {
            var file = source.resolve(CHINESE + LANGUAGE_FILE_SUFFIX);
            if (Files.isReadable(file)) {
                replace(file, target);
                return true;
            }
        }
        return Files.isReadable(target);
    }

    private static void replace(Path source, Path target) throws IOException {
        if (Files.exists(target) && Files.mismatch(source, target) == -1) {
            return;
        }
        try (var in = Files.newInputStream(source)) {
            write(in, target);
        }
    }

    private static void extractLibrary(String name, String version, Path folder) throws IOException {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var platform = (mac ? "macosx" : "linux") + (arm ? "-arm64" : "-x86_64");
        var file = mac ? "lib" + name + "." + version + ".dylib" : "lib" + name + ".so." + version;
        extract("org/bytedeco/" + name + "/" + platform + "/" + file, folder.resolve(file));
        var plain = folder.resolve(mac ? "lib" + name + ".dylib" : "lib" + name + ".so");
        if (!Files.exists(plain)) {
            Files.createSymbolicLink(plain, Path.of(file));
        }
    }

    private static void extract(String resource, Path target) throws IOException {
        var url = TesseractInstallation.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("not among the jars of this program: " + resource);
        }
        var connection = url.openConnection();
        try (var in = connection.getInputStream()) {
            if (!Files.exists(target) || Files.size(target) != connection.getContentLengthLong()) {
                write(in, target);
            }
        }
    }

    /** By way of a temporary file, so that a process which starts at the same time never sees half a library. */
    private static void write(java.io.InputStream content, Path target) throws IOException {
        var temporary = Files.createTempFile(target.getParent(), "part", ".tmp");
        Files.copy(content, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
