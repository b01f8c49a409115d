package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.domain.people.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Builds an endpoint in stages: who may call it has to be said before anything else can be, and what kind of handler it takes follows from
 * that. Not thread-safe; used once.
 *
 * @param <H> the kind of handler
 */
public final class EndpointBuilder<H> {
    /** Plenty for any object that people or phones write by hand or one by one. */
    public static final int SMALL = 64 * 1024;

    private final NeedsAccess start;
    private final Access access;
    private final Function<H, Handler> adapt;
    private Body body = new Body.None();
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private boolean anyParameters;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Success success = Success.nothing();
    private final Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
    private boolean idempotent;
    private boolean atRoot;

    private EndpointBuilder(NeedsAccess start, Access access, Function<H, Handler> adapt) {
        this.start = start;
        this.access = access;
        this.adapt = adapt;
    }

    /** The stage at which only access can be given. */
    public record NeedsAccess(Method method, String path, String name, String summary) {
        public EndpointBuilder<Handler> forAnyone() {
            return new EndpointBuilder<>(this, new Access.Anyone(), handler -> handler);
        }

        public EndpointBuilder<Handler.ForCaller> forSignedIn() {
            return restricted(Access.signedIn());
        }

        public EndpointBuilder<Handler.ForCaller> forRoles(Role first, Role... others) {
            return restricted(new Access.Roles(EnumSet.of(first, others), false));
        }

        /** Couriers, whether they signed in or their phone app shows a device key. */
        public EndpointBuilder<Handler.ForCaller> forCouriersAndTheirDevices() {
            return restricted(new Access.Roles(EnumSet.of(Role.COURIER), true));
        }

        private EndpointBuilder<Handler.ForCaller> restricted(Access access) {
            return new EndpointBuilder<>(
                    this,
                    access,
                    handler -> request -> handler.handle(
                            request, request.identity().orElseThrow().caller()));
        }
    }

    /** A JSON body that has to be there. */
    public EndpointBuilder<H> takes(Class<? extends Record> type) {
        return takes(new Body.JsonObject(type, true, SMALL));
    }

    /** A JSON body that may be left out. */
    public EndpointBuilder<H> mayTake(Class<? extends Record> type) {
        return takes(new Body.JsonObject(type, false, SMALL));
    }

    public EndpointBuilder<H> takes(Body body) {
        this.body = body;
        return this;
    }

    public EndpointBuilder<H> parameters(Parameter<?>... parameters) {
        this.parameters.addAll(List.of(parameters));
        return this;
    }

    /** Takes these parameters and any others: for senders that can't be told what they got wrong. */
    public EndpointBuilder<H> anyParameters(Parameter<?>... described) {
        anyParameters = true;
        return parameters(described);
    }

    /** Looks at a header that other endpoints don't look at. */
    public EndpointBuilder<H> header(String name, String description) {
        headers.put(name, description);
        return this;
    }

    /** Answers JSON of this record. */
    public EndpointBuilder<H> answers(int status, Class<?> type) {
        success = new Success(status, Optional.of(type), false, List.of(), false);
        return this;
    }

    /** Answers a page of such records, and takes {@code limit} and {@code cursor}. */
    public EndpointBuilder<H> answersPageOf(Class<?> type) {
        return answersListOf(type).parameters(Paging.LIMIT, Paging.CURSOR);
    }

    /** Answers a list of such records that is always whole, in the shape of a page. */
    public EndpointBuilder<H> answersListOf(Class<?> type) {
        success = new Success(200, Optional.of(type), true, List.of(), false);
        return this;
    }

    /** Answers a file of one of these types. */
    public EndpointBuilder<H> answersFile(String... mediaTypes) {
        success = new Success(200, Optional.empty(), false, List.of(mediaTypes), false);
        return this;
    }

    /** Answers a file of one of these types instead, if the client asks for it. */
    public EndpointBuilder<H> alsoAnswers(String... mediaTypes) {
        success = success.alsoAs(List.of(mediaTypes));
        return this;
    }

    /** Answers 302 to where the file is instead, if it is too large for an answer. */
    public EndpointBuilder<H> orLeadsElsewhere() {
        success = success.orElsewhere();
        return this;
    }

    public EndpointBuilder<H> refuses(ProblemType... problems) {
        this.problems.addAll(List.of(problems));
        return this;
    }

    /** Honours an {@code Idempotency-Key}: for whatever creates. */
    public EndpointBuilder<H> idempotent() {
        idempotent = true;
        return this;
    }

    /** Served at the root as well, where probes, people and simple apps look for it. */
    public EndpointBuilder<H> atRootToo() {
        atRoot = true;
        return this;
    }

    public Endpoint handledBy(H handler) {
        return new Endpoint(
                start.method(),
                start.path(),
                start.name(),
                start.summary(),
                access,
                body,
                List.copyOf(parameters),
                anyParameters,
                Map.copyOf(headers),
                success,
                Set.copyOf(problems),
                idempotent,
                atRoot,
                adapt.apply(handler));
    }
}
