package dev.milepost.adapters.http.phone;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.application.people.AccountQueries;
import dev.milepost.application.people.Caller;
import dev.milepost.application.people.ManageDeviceKeys;
import dev.milepost.domain.people.DeviceKeyId;
import dev.milepost.domain.people.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The call that makes links and QR codes to set up phone apps. Of a key only a hash is kept, so that nobody can tell it any more once it
 * was made: who has just made it sends it along in a header, where no log and no history has it, and gets links that are complete. Anybody
 * later gets links without it.
 */
public final class ProvisioningEndpoints {
    private static final String KEY_HEADER = "X-Device-Key";
    private static final List<String> OFFERED = List.of(MediaTypes.JSON, MediaTypes.PNG, MediaTypes.SVG);
    private static final Parameter<Function<Provisioning, String>> APP = Parameter.choice(
            "app",
            new TreeMap<>(Map.of(
                    "owntracks", Provisioning::ownTracksLink, "traccar-client", Provisioning::traccarClientLink)),
            "Whose link a picture shows");
    private static final Parameter<String> FORMAT = Parameter.choice(
            "format",
            new TreeMap<>(Map.of("json", MediaTypes.JSON, "png", MediaTypes.PNG, "svg", MediaTypes.SVG)),
            "Goes before the Accept header");

    private final ManageDeviceKeys keys;
    private final AccountQueries accounts;

    public ProvisioningEndpoints(ManageDeviceKeys keys, AccountQueries accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    record ProvisioningJson(
            @About("Opens in OwnTracks") String ownTracks,
            @About("Opens in Traccar Client") String traccarClient,

            @About("Whether the links have the key, or it is to be typed in")
            boolean complete) {
        static ProvisioningJson of(Provisioning provisioning) {
            return new ProvisioningJson(
                    provisioning.ownTracksLink(),
                    provisioning.traccarClientLink(),
                    provisioning.key().isPresent());
        }

        @Override
        public String toString() {
            return "ProvisioningJson[]";
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/accounts/me/device-keys/{id}/provisioning",
                        "getProvisioning",
                        "Links that set up phone apps, or one as a QR code")
                .forRoles(Role.COURIER)
                .parameters(APP, FORMAT)
                .header(KEY_HEADER, "The key, as it was shown when it was made; the links have it then")
                .answers(200, ProvisioningJson.class)
                .alsoAnswers(MediaTypes.PNG, MediaTypes.SVG)
                .handledBy(this::provision));
    }

    private Response provision(Request request, Caller courier) {
        var provisioning = provisioning(request, courier);
        return switch (request.get(FORMAT).orElseGet(() -> request.preferred(OFFERED))) {
            case MediaTypes.PNG ->
                Response.bytes(MediaTypes.PNG, code(request, provisioning).png());
            case MediaTypes.SVG ->
                Response.bytes(MediaTypes.SVG, code(request, provisioning).svg());
            default -> Response.ok(ProvisioningJson.of(provisioning));
        };
    }

    private Provisioning provisioning(Request request, Caller courier) {
        var id = new DeviceKeyId(request.path("id"));
        Refusals.orRefuse(keys.find(courier.accountId(), id));
        var account =
                Refusals.orRefuse(accounts.find(courier.accountId(), courier)).value();
        return new Provisioning(server(request), account.email(), secret(request, id));
    }

    private Optional<String> secret(Request request, DeviceKeyId id) {
        var secret = request.header(KEY_HEADER);
        if (secret.isPresent()
                && keys.findBySecret(secret.get())
                        .filter(key -> key.id().equals(id))
                        .isEmpty()) {
            throw new RequestRefused(Problem.invalid(KEY_HEADER, "must be the secret of this key"));
        }
        return secret;
    }

    private static QrCode code(Request request, Provisioning provisioning) {
        return request.get(APP)
                .map(link -> new QrCode(link.apply(provisioning)))
                .orElseThrow(() -> new RequestRefused(Problem.invalid("app", "is required for a picture")));
    }

    /** As the client reached it; whatever a header makes of that, nobody but the client itself gets to see the links. */
    private static String server(Request request) {
        var scheme = request.header("X-Forwarded-Proto").filter("https"::equals).orElse("http");
        return request.header("Host")
                .filter(host -> host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}"))
                .map(host -> scheme + "://" + host)
                .orElseThrow(() -> new RequestRefused(Problem.invalid("Host", "is required")));
    }
}
