package dev.milepost.adapters.http.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.dispatch.RouteTree.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTreeTest {
    private final RouteTree routes = new RouteTree(new EndpointCatalogue(List.of(
            get("/tasks", "tasks"),
            get("/tasks/{id}", "task"),
            get("/accounts/me", "me"),
            get("/accounts/{id}", "account"))));

    private static Endpoint get(String path, String name) {
        return Endpoint.get(path, name, name).forAnyone().handledBy(request -> Response.noContent());
    }

    private Map<String, String> values(String path) {
        return routes.match(path) instanceof Match.Found found ? found.values() : Map.of("no", "match");
    }

    @Test
    void aParameterTakesOneDecodedSegment() {
        assertThat(values("/api/v1/tasks")).isEmpty();
        assertThat(values("/api/v1/tasks/a%20b")).containsExactly(Map.entry("id", "a b"));
    }

    @Test
    void aLiteralGoesBeforeAParameter() {
        assertThat(values("/api/v1/accounts/me")).isEmpty();
        assertThat(values("/api/v1/accounts/you")).containsEntry("id", "you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "*",
                "/tasks",
                "/api/v1",
                "/api/v1/tasks/",
                "/api/v1/tasks//",
                "/api/v1//tasks",
                "/api/v1/tasks/a/b",
                "/api/v1/tasks/..%2f..%2fetc",
                "/api/v1/tasks/%2e%2e",
                "/api/v1/tasks/..",
                "/api/v1/tasks/.",
                "/api/v1/tasks/a%00",
                "/api/v1/tasks/a%5Cb",
                "/api/v1/tasks/%2Fetc%2Fpasswd",
                "/api/v1/unknown",
                "/api/v1/tasks;a=b",
                "/API/v1/tasks"
            })
    void nothingStandsElsewhere(String path) {
        assertThat(routes.match(path)).isEqualTo(new Match.Nothing());
    }

    @Test
    void aBrokenEscapeIsMalformed() {
        assertThat(routes.match("/api/v1/tasks/%zz")).isEqualTo(new Match.Malformed());
    }

    @Test
    void twoEndpointsOfOneRouteAreRefused() {
        assertThatThrownBy(() -> new EndpointCatalogue(List.of(get("/tasks/{id}", "a"), get("/tasks/{task}", "b"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
