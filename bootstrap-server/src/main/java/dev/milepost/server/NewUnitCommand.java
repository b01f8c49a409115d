package dev.milepost.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** {@code ./milepost new unit NAME}: the folder of a business unit that works, to begin with. */
final class NewUnitCommand {
    private static final String USE = "./milepost new unit NAME";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,29}");
    private static final String LAST_MODULE = "  </modules>";
    private static final String TEMPLATES = "newunit/";

    /** What is made, by the resource that it is made of; NAME stands for the unit's name and STEM for the same with a capital. */
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "pom.xml.txt", "pom.xml",
            "unit.yaml.txt", "unit.yaml",
            "service.txt", "src/main/resources/META-INF/services/dev.milepost.adapters.http.unit.BusinessUnit",
            "use-case.txt", "src/main/java/dev/milepost/units/NAME/core/FindSTEM.java",
            "core-package.txt", "src/main/java/dev/milepost/units/NAME/core/package-info.java",
            "endpoints.txt", "src/main/java/dev/milepost/units/NAME/STEMEndpoints.java",
            "unit.txt", "src/main/java/dev/milepost/units/NAME/STEMUnit.java",
            "package.txt", "src/main/java/dev/milepost/units/NAME/package-info.java",
            "test.txt", "src/test/java/dev/milepost/units/NAME/core/FindSTEMTest.java",
            "architecture-test.txt", "src/test/java/dev/milepost/units/NAME/STEMArchitectureTest.java"));

    private final PrintStream out;

    NewUnitCommand(PrintStream out) {
        this.out = out;
    }

    /** @throws WrongUse if the name can't be a unit's, or is one's already */
    boolean run(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.getFirst().equals("unit")) {
            throw new WrongUse("new makes a business unit: " + USE);
        }
        var project = Optional.ofNullable(System.getProperty("milepost.project"))
                .map(Path::of)
                .orElseThrow(() -> new WrongUse("new needs the sources: start it by ./milepost"));
        var name = arguments.getLast();
        check(name, project);
        make(name, project);
        out.println("Made units/" + name + ", and the line <module>units/" + name + "</module> in pom.xml");
        out.println("  see it:   ./milepost serve, then GET /api/v1/" + name + " as a manager");
        out.println("  undo it:  rm -r units/" + name + ", and remove that line");
        return true;
    }

    private static void check(String name, Path project) {
        if (!NAME.matcher(name).matches() || SourceVersion.isKeyword(name)) {
            throw new WrongUse("a unit's name is a word of 2 to 30 lower-case letters and digits that Java leaves free,"
                    + " such as notices; not " + name);
        }
        if (Files.exists(project.resolve("units").resolve(name))) {
            throw new WrongUse("there is a unit " + name + " already: units/" + name);
        }
        var ours = "bootstrap-lambda/src/main/java/dev/milepost/lambda/" + name;
        if (Files.exists(project.resolve(ours))) {
            throw new WrongUse(name + " is taken by " + ours + ": choose another name");
        }
    }

    private static void make(String name, Path project) {
        try {
            var pom = project.resolve("pom.xml");
            var modules = Files.readString(pom);
            if (!modules.contains(LAST_MODULE)) {
                throw new WrongUse(pom + " has no line " + LAST_MODULE.strip() + " to put the module before");
            }
            for (var file : FILES.entrySet()) {
                var target = project.resolve("units").resolve(name).resolve(filled(file.getValue(), name));
                Files.createDirectories(target.getParent());
                Files.writeString(target, filled(template(file.getKey()), name));
            }
            var line = "    <module>units/" + name + "</module>\n";
            Files.writeString(pom, modules.replace(LAST_MODULE, line + LAST_MODULE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String text, String name) {
        var stem = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return text.replace("NAME", name).replace("STEM", stem);
    }

    private static String template(String resource) throws IOException {
        try (var in = NewUnitCommand.class.getResourceAsStream(TEMPLATES + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
