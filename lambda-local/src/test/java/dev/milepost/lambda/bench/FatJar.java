package dev.milepost.lambda.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Jars and folders merged into one jar: the first of each name counts, but service files are joined. */
final class FatJar {
    private static final String SERVICES = "META-INF/services/";

    private final Set<String> names = new HashSet<>();
    private final TreeMap<String, List<String>> services = new TreeMap<>();
    private final ZipOutputStream out;

    private FatJar(ZipOutputStream out) {
        this.out = out;
    }

    static Path write(List<Path> parts, Path to) {
        try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
            var fat = new FatJar(out);
            for (var part : parts) {
                if (Files.isDirectory(part)) {
                    fat.addFolder(part);
                } else {
                    fat.addJar(part);
                }
            }
            fat.addServices();
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (var content = Files.newInputStream(file)) {
                    add(folder.relativize(file).toString().replace('\\', '/'), content);
                }
            }
        }
    }

    private void addJar(Path file) throws IOException {
        try (var jar = new ZipInputStream(Files.newInputStream(file))) {
            add(jar);
        }
    }

    private void add(ZipInputStream jar) throws IOException {
        for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (!entry.isDirectory()) {
                add(entry.getName(), jar);
            }
        }
    }

    private void add(String name, InputStream content) throws IOException {
        if (name.startsWith(SERVICES)) {
            services.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } else if (names.add(name)) {
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
        }
    }

    private void addServices() throws IOException {
        for (var service : services.entrySet()) {
            out.putNextEntry(new ZipEntry(service.getKey()));
            out.write(String.join("\n", service.getValue()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
