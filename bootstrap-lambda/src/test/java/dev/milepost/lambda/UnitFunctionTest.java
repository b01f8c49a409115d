package dev.milepost.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointBuilder;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.domain.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitFunctionTest {
    private record Answer(String text) {}

    @Test
    void anEndpointThatOnlyReadsIsAskedBeforeASnapshot() {
        assertThat(UnitFunction.primingPath(List.of(
                        of(Endpoint.post("/parcels", "addParcel", "Adds")),
                        of(Endpoint.get("/parcels/{id}", "getParcel", "Gets")),
                        of(Endpoint.get("/parcels", "listParcels", "Lists")))))
                .isEqualTo("/parcels");
    }

    @Test
    void withoutOneNothingIsChanged() {
        assertThat(UnitFunction.primingPath(List.of(
                        of(Endpoint.post("/parcels", "addParcel", "Adds")),
                        of(Endpoint.get("/parcels/{id}", "getParcel", "Gets")))))
                .isEqualTo("/nowhere");
    }

    private static Endpoint of(EndpointBuilder.NeedsAccess endpoint) {
        return endpoint.forRoles(Role.ADMIN)
                .answers(200, Answer.class)
                .handledBy((request, caller) -> Response.ok(new Answer("")));
    }
}
