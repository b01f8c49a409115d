package dev.milepost.adapters.http.openapi;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * {@code /openapi.json}, and {@code /docs} with Swagger UI from its webjar, where that is on the class path. Nothing is fetched from
 * elsewhere.
 */
public final class DocsEndpoints {
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";

    private DocsEndpoints() {}

    /** The endpoints with those that describe them, and which describe themselves too. */
    public static EndpointCatalogue describing(List<Endpoint> endpoints, String version) {
        var holder = new Document(version);
        var all = new ArrayList<>(endpoints);
        all.addAll(serving(holder::json));
        var catalogue = new EndpointCatalogue(all);
        holder.catalogue = Optional.of(catalogue);
        return catalogue;
    }

    /** The endpoints that describe an API alone. @param document the description, as JSON in UTF-8 */
    public static List<Endpoint> serving(Supplier<byte[]> document) {
        var files = files();
        return files.isEmpty() ? List.of(openApi(document)) : List.of(openApi(document), page(), file(files));
    }

    /** Written at the first request, because it describes a catalogue that it is part of. */
    private static final class Document {
        private final String version;
        private volatile Optional<EndpointCatalogue> catalogue = Optional.empty();
        private volatile Optional<byte[]> written = Optional.empty();

        Document(String version) {
            this.version = version;
        }

        byte[] json() {
            if (written.isEmpty()) {
                written = Optional.of(Json.write(OpenApiDocument.describe(catalogue.orElseThrow(), version)));
            }
            return written.get();
        }
    }

    private static Endpoint openApi(Supplier<byte[]> document) {
        return Endpoint.get("/openapi.json", "openApi", "This description, in OpenAPI 3.1")
                .forAnyone()
                .answersFile(MediaTypes.JSON)
                .atRootToo()
                .handledBy(request -> Response.bytes(MediaTypes.JSON, document.get()));
    }

    private static Endpoint page() {
        return Endpoint.get("/docs", "docs", "This description as a page")
                .forAnyone()
                .answersFile(MediaTypes.HTML)
                .atRootToo()
                .handledBy(request -> Response.bytes("text/html;charset=utf-8", read("docs.html"))
                        .with("Content-Security-Policy", POLICY));
    }

    private static Endpoint file(Map<String, Asset> files) {
        return Endpoint.get("/docs/{file}", "docsFile", "What the page is made of")
                .forAnyone()
                .answersFile("text/javascript", "text/css")
                .atRootToo()
                .handledBy(request -> file(request, files));
    }

    private static Response file(Request request, Map<String, Asset> files) {
        return Optional.ofNullable(files.get(request.path("file")))
                .map(asset -> Response.bytes(asset.mediaType(), read(asset.resource()))
                        .with("Cache-Control", "public, max-age=3600"))
                .orElseGet(() -> Response.problem(Problem.notFound()));
    }

    private record Asset(String resource, String mediaType) {}

    /** The files that are served, by name, so that no name that a client sends ever reaches the class path. */
    private static Map<String, Asset> files() {
        return webjarVersion()
                .map(version -> Map.of(
                        "swagger-ui-bundle.js", new Asset(WEBJAR + version + "/swagger-ui-bundle.js", SCRIPT),
                        "swagger-ui.css", new Asset(WEBJAR + version + "/swagger-ui.css", STYLE),
                        "initializer.js", new Asset("initializer.js", SCRIPT)))
                .orElse(Map.of());
    }

    private static Optional<String> webjarVersion() {
        try (var in = DocsEndpoints.class.getResourceAsStream(WEBJAR_PROPERTIES)) {
            if (in == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String resource) {
        try (var in = DocsEndpoints.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
