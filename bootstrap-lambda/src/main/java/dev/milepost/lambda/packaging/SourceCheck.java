package dev.milepost.lambda.packaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the sources of a deployment, and the template of them.
 *
 * @param template empty where the parts can't be merged
 * @param problems each as {@code file:line: what is wrong: what mends it}, with the file relative to the project; none if all is well
 */
record SourceCheck(Optional<Template> template, List<String> problems) {
    /** {@code ./milepost dev} runs this when a part of the template has changed: prints a line a problem, and ends with 1 if there is one. */
    public static void main(String[] project) {
        System.setProperty("aws.region", "us-east-1");
        var problems = of(Path.of(project[0])).problems();
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    static SourceCheck of(Path project) {
        var endpoints = new EndpointCheck(project).problems();
        try {
            var template = Template.merged(project);
            var problems = new TemplateChecks(template)
                    .problems().stream().map(problem -> template.place(problem.at()) + ": " + problem.message());
            return new SourceCheck(
                    Optional.of(template),
                    Stream.concat(endpoints.stream(), problems).toList());
        } catch (BrokenPart broken) {
            return new SourceCheck(
                    Optional.empty(),
                    Stream.concat(endpoints.stream(), Stream.of(broken.getMessage()))
                            .toList());
        }
    }
}
