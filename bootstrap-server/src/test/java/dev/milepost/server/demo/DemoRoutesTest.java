package dev.milepost.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.route.Design;
import dev.milepost.domain.route.RouteId;
import org.junit.jupiter.api.Test;

class DemoRoutesTest {
    @Test
    void everyRouteCanBeFollowed() {
        assertThat(DemoRoutes.read())
                .hasSize(8)
                .allSatisfy(
                        draft -> assertThat(draft.design(new RouteId("any"))).isInstanceOf(Design.Accepted.class));
    }
}
