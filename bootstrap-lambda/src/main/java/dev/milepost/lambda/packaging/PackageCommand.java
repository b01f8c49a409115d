package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.pages.PageBundle;
import dev.milepost.lambda.packaging.Delivery.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./milepost package}: the server, the template and the archives of functions and layers, checked. */
public final class PackageCommand {
    private static final String SERVER = "milepost-server.jar";

    private PackageCommand() {}

    /**
     * Packs, and says what came of it; ends with 1 if something is wrong.
     *
     * @param arguments a file with the class path of the functions, the folder that the server was built in, the folder to write to, and
     *     the text of the release
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("aws.region", "us-east-1");
        var delivery = new Delivery(Path.of(arguments[2]));
        var chinese = TesseractFiles.chineseOfThisMachine();
        var artifacts = Artifacts.of(Files.readString(Path.of(arguments[0])), chinese);
        var problems = pack(artifacts, arguments[3], delivery);
        copyServer(Path.of(arguments[1]), delivery);
        copyUnits(delivery);
        delivery.sweep("functions", "layers", "lib", "addons");
        report(delivery.written());
        if (chinese.isEmpty()) {
            System.out.println("Receipts in Chinese: this machine has no " + TesseractFiles.CHINESE + ", so that the"
                    + " Tesseract layer reads English alone. Install tesseract-ocr-chi-sim, or name a folder that has it"
                    + " by MILEPOST_TESSDATA, and package again.");
        }
        problems.forEach(problem -> System.err.println("milepost: " + problem));
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    /**
     * The template and the archives; nothing of them where the parts can't be merged.
     *
     * @param release of {@link Releases}
     * @return what is wrong, in words
     */
    static List<String> pack(Artifacts artifacts, String release, Delivery delivery) {
        var check = SourceCheck.of(Artifacts.project());
        var problems = new ArrayList<>(check.problems());
        check.template().ifPresent(template -> problems.addAll(write(template, artifacts, release, delivery)));
        return problems;
    }

    static List<String> write(Template template, Artifacts artifacts, String release, Delivery delivery) {
        artifacts.write(template, delivery);
        new Releases(template, delivery, release).add();
        new PageBundle().files().forEach((address, content) -> delivery.write("pages" + address, content));
        delivery.write("template.yaml", template.toYaml().getBytes(StandardCharsets.UTF_8));
        var ofTheTemplate = Stream.of(
                        new SizeCheck(template, delivery.archives()).problems(), new ReleaseCheck(template).problems())
                .flatMap(List::stream)
                .map(problem -> template.place(problem.at()) + ": " + problem.message());
        return Stream.concat(ofTheTemplate, SizeCheck.unused(artifacts.classPath()).stream())
                .toList();
    }

    private static void copyServer(Path built, Delivery delivery) {
        delivery.copy(SERVER, built.resolve(SERVER));
        try (var libraries = Files.list(built.resolve("lib"))) {
            libraries.sorted().forEach(library -> delivery.copy("lib/" + library.getFileName(), library));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a server looks for units in folders of their own. */
    private static void copyUnits(Delivery delivery) {
        Unit.others().stream()
                .map(unit -> Artifacts.codeOf(unit.getClass()))
                .forEach(jar -> delivery.copy("addons/" + jar.getFileName(), jar));
    }

    private static void report(List<Written> written) {
        written.stream()
                .filter(file -> !file.name().startsWith("lib/") && !file.name().startsWith("pages/"))
                .forEach(file ->
                        System.out.printf("%-4s %9d %s%n", file.changed() ? "new" : "same", file.bytes(), file.name()));
        var changed = written.stream().filter(Written::changed).count();
        System.out.printf("%d of %d files are new%n", changed, written.size());
    }
}
