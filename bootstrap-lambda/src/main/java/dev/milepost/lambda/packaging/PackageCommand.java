package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./milepost package}: template and archives, checked. */
public final class PackageCommand {
    private static final long MOST_BYTES_A_FUNCTION = 20_000_000;
    /** What Lambda unpacks of a function with its layers. */
    private static final long MOST_BYTES_UNPACKED = 250_000_000;

    private static final List<String> UNUSED_CLIENTS = List.of("apache-client", "netty-nio-client", "aws-crt-client");

    private PackageCommand() {}

    /**
     * Packs, and says what came of it; ends with 1 if something is wrong.
     *
     * @param arguments a file with the class path of the functions, and the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("aws.region", "us-east-1");
        var problems = pack(Files.readString(Path.of(arguments[0])), Path.of(arguments[1]));
        problems.forEach(System.err::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    /** @return what is wrong, in words */
    static List<String> pack(String classPath, Path out) throws IOException {
        var template = Template.merged();
        var problems = new ArrayList<>(new TemplateChecks(template).problems());
        var artifacts = Artifacts.of(classPath, out);
        var sizes = artifacts.write(template);
        Files.writeString(out.resolve("template.yaml"), template.toYaml());
        sizes.forEach((name, bytes) -> System.out.printf("%9d %s%n", bytes, name));
        problems.addAll(tooLarge(sizes));
        problems.addAll(unused(artifacts.classPath()));
        return problems;
    }

    private static List<String> tooLarge(Map<String, Long> sizes) {
        var problems = new ArrayList<String>();
        sizes.forEach((name, bytes) -> {
            if (name.startsWith("functions") && bytes > MOST_BYTES_A_FUNCTION) {
                problems.add(name + " has " + bytes + " bytes");
            }
        });
        // Jars are compressed already, so that what is unpacked is about what was packed.
        if (sizes.values().stream().mapToLong(Long::longValue).sum() > MOST_BYTES_UNPACKED) {
            problems.add("functions and layers are too large together");
        }
        return problems;
    }

    private static List<String> unused(List<Path> classPath) {
        return classPath.stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> UNUSED_CLIENTS.stream().anyMatch(name::startsWith))
                .map(name -> name + " is on the class path, and no client uses it")
                .toList();
    }
}
