package dev.milepost.lambda.site;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.openapi.DocsEndpoints;
import dev.milepost.adapters.http.operations.OperationsEndpoints;
import dev.milepost.adapters.http.pages.PageSettingsEndpoints;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unit's own endpoints, and stand-ins for those of other functions, which tell what isn't there from what isn't allowed. What others
 * serve is known from two files that packaging writes, so that no class of theirs is in this function.
 */
public final class Site {
    /** The description of the whole API. */
    public static final String DESCRIPTION = "openapi.json";
    /** The endpoints that other functions serve, a line each: see {@link Elsewhere}. */
    public static final String ELSEWHERE = "elsewhere.txt";

    private Site() {}

    static EndpointCatalogue catalogue(Ports ports) {
        var description = read(DESCRIPTION);
        return new EndpointCatalogue(Stream.of(
                        endpoints(ports),
                        DocsEndpoints.serving(() -> description),
                        Elsewhere.endpoints(read(ELSEWHERE)))
                .flatMap(List::stream)
                .toList());
    }

    /** Whether the system is alive and ready, and what its pages are told. */
    public static List<Endpoint> endpoints(Ports ports) {
        var operations = new OperationsEndpoints(
                Version.current(),
                ports.settings().clockOffset(),
                Map.of("database", ports::tablesAnswer),
                Optional.empty());
        var pageSettings = new PageSettingsEndpoints(ports.settings().pages());
        return Stream.concat(operations.endpoints().stream(), pageSettings.endpoints().stream())
                .toList();
    }

    private static byte[] read(String file) {
        try (var in = Site.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
