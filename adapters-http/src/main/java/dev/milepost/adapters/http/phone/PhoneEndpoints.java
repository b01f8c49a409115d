package dev.milepost.adapters.http.phone;

import dev.milepost.adapters.http.catalogue.Body;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.dispatch.RateLimiter;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.security.DeviceKeyCheck;
import dev.milepost.application.people.Caller;
import dev.milepost.application.tracking.RecordPhoneFixes;
import java.time.InstantSource;
import java.util.List;

/**
 * The calls that phone apps of others make. Their queues are first in, first out, and try again for ever what isn't answered by 2xx: so
 * whatever will never become a position is answered 200 and dropped, and only what may help is refused: 401 until the key is put right, 429
 * and 503 for later.
 */
public final class PhoneEndpoints {
    private static final int MAX_BYTES = 256 * 1024;
    private static final Parameter<String> ID = Parameter.text("id", 500, "A device key; deviceid is the same");
    private static final Parameter<String> TIMESTAMP =
            Parameter.text("timestamp", 50, "Seconds or milliseconds since 1970, or ISO 8601; now, if not given");
    private static final Parameter<String> LAT = Parameter.text("lat", 50, "Degrees north");
    private static final Parameter<String> LON = Parameter.text("lon", 50, "Degrees east");

    private final RecordPhoneFixes record;
    private final DeviceKeyCheck deviceKeys;
    private final RateLimiter limiter;
    private final InstantSource clock;

    /** @param limiter the one that all other requests of a device key are counted by */
    public PhoneEndpoints(
            RecordPhoneFixes record, DeviceKeyCheck deviceKeys, RateLimiter limiter, InstantSource clock) {
        this.record = record;
        this.deviceKeys = deviceKeys;
        this.limiter = limiter;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/owntracks",
                                "uploadFromOwnTracks",
                                "What the OwnTracks app sends in HTTP mode; positions go to the task under way, if there is one")
                        .forCouriersAndTheirDevices()
                        .takes(new Body.Message(List.of(MediaTypes.JSON), MAX_BYTES))
                        .anyParameters()
                        .answersFile(MediaTypes.JSON)
                        .atRootToo()
                        .handledBy(this::ownTracks),
                Endpoint.get(
                                "/osmand",
                                "uploadFromOsmAnd",
                                "What Traccar Client and OsmAnd send; positions go to the task under way, if there is one")
                        .forAnyone()
                        .anyParameters(ID, TIMESTAMP, LAT, LON)
                        .answersFile(MediaTypes.TEXT)
                        .refuses(ProblemType.INVALID_CREDENTIALS)
                        .atRootToo()
                        .handledBy(this::osmAnd),
                Endpoint.post("/osmand", "postFromOsmAnd", "The same, with the parameters as a form or as JSON")
                        .forAnyone()
                        .takes(new Body.Message(List.of(MediaTypes.FORM, MediaTypes.JSON), MAX_BYTES))
                        .anyParameters(ID, TIMESTAMP, LAT, LON)
                        .answersFile(MediaTypes.TEXT)
                        .refuses(ProblemType.INVALID_CREDENTIALS)
                        .atRootToo()
                        .handledBy(this::osmAnd));
    }

    private Response ownTracks(Request request, Caller courier) {
        OwnTracksMessage.read(request.bytes()).ifPresent(fix -> record.record(courier.accountId(), List.of(fix)));
        return Response.ok(List.of());
    }

    private Response osmAnd(Request request) {
        var message = OsmAndMessage.read(request.parameters(), request.bytes(), clock.instant());
        var sender = message.key().flatMap(deviceKeys::find).orElseThrow(PhoneEndpoints::unknown);
        limiter.admit(sender);
        record.record(sender.caller().accountId(), message.fixes());
        return Response.bytes(MediaTypes.TEXT, new byte[0]);
    }

    private static RequestRefused unknown() {
        return new RequestRefused(Problem.of(
                ProblemType.INVALID_CREDENTIALS, "The id must be a device key, and this one isn't, or not any more."));
    }
}
