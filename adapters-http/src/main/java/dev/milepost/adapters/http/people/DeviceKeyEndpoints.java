package dev.milepost.adapters.http.people;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.application.people.Caller;
import dev.milepost.application.people.ManageDeviceKeys;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import dev.milepost.domain.people.Role;
import java.time.Instant;
import java.util.List;

/** The calls about a courier's keys for phone apps. */
public final class DeviceKeyEndpoints {
    private static final String PATH = "/accounts/me/device-keys";

    private final ManageDeviceKeys keys;
    private final Authenticator authenticator;

    public DeviceKeyEndpoints(ManageDeviceKeys keys, Authenticator authenticator) {
        this.keys = keys;
        this.authenticator = authenticator;
    }

    record NewDeviceKeyJson(
            @About("Which phone or app it is for") @Text(max = 100)
            String label) {}

    record IssuedDeviceKeyJson(
            String id, @About("Shown this once") String key, String label, Instant createdAt) {
        @Override
        public String toString() {
            return "IssuedDeviceKeyJson[" + id + "]";
        }
    }

    record DeviceKeyJson(String id, String label, Instant createdAt) {
        static DeviceKeyJson of(DeviceKey key) {
            return new DeviceKeyJson(key.id().value(), key.label(), key.createdAt());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(PATH, "createDeviceKey", "A key that lets a phone app upload, and nothing else")
                        .forRoles(Role.COURIER)
                        .takes(NewDeviceKeyJson.class)
                        .answers(201, IssuedDeviceKeyJson.class)
                        .refuses(ProblemType.TOO_MANY_DEVICE_KEYS)
                        .idempotent()
                        .handledBy(this::issue),
                Endpoint.get(PATH, "listDeviceKeys", "One's own keys, newest first")
                        .forRoles(Role.COURIER)
                        .answersListOf(DeviceKeyJson.class)
                        .handledBy(
                                (request, courier) -> Paging.answer(keys.list(courier.accountId()), DeviceKeyJson::of)),
                Endpoint.delete(PATH + "/{id}", "deleteDeviceKey", "End a key at once")
                        .forRoles(Role.COURIER)
                        .handledBy(this::revoke));
    }

    private Response issue(Request request, Caller courier) {
        var issued = Refusals.orRefuse(keys.issue(
                courier.accountId(), request.body(NewDeviceKeyJson.class).label()));
        var key = issued.key();
        return Response.created(
                PATH + "/" + key.id().value(),
                new IssuedDeviceKeyJson(key.id().value(), issued.secret(), key.label(), key.createdAt()));
    }

    private Response revoke(Request request, Caller courier) {
        Refusals.orRefuse(keys.revoke(courier.accountId(), new DeviceKeyId(request.path("id"))));
        authenticator.forget(courier.accountId());
        return Response.noContent();
    }
}
