package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.security.Authenticator.Authentication;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.adapters.http.security.IdentityCheck;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKeyId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the authorizer found out about the sender, on its way to a function: as the context of API Gateway's authorizers, whose values are
 * texts, and then as header fields that {@link ApiGatewayHost} alone sets. Where no authorizer was asked, the sender is nobody.
 */
public final class GatewayIdentity implements IdentityCheck {
    /** Fields that a client sends under such names never arrive. */
    static final String HEADER_PREFIX = "X-Milepost-Authorizer-";

    private static final String RESULT = "result";
    private static final String ACCOUNT = "account";
    private static final String ROLE = "role";
    private static final String TEAM = "team";
    private static final String SESSION = "session";
    private static final String DEVICE = "device";
    private static final String KNOWN = "known";
    private static final String REJECTED = "rejected";
    private static final String ANONYMOUS = "anonymous";
    private static final String UNAVAILABLE = "unavailable";

    /** What the authorizer tells where it can't find out. */
    static final Map<String, String> UNTOLD = Map.of(RESULT, UNAVAILABLE);

    /** What the authorizer tells the functions. */
    static Map<String, String> context(Authentication authentication) {
        return switch (authentication) {
            case Authentication.Known known -> context(known.identity());
            case Authentication.Rejected rejected -> Map.of(RESULT, REJECTED);
            case Authentication.Anonymous anonymous -> Map.of(RESULT, ANONYMOUS);
        };
    }

    private static Map<String, String> context(Identity identity) {
        var context = new LinkedHashMap<String, String>();
        context.put(RESULT, KNOWN);
        context.put(ACCOUNT, identity.caller().accountId().value());
        context.put(ROLE, identity.caller().role().name());
        identity.caller().teamId().ifPresent(team -> context.put(TEAM, team.value()));
        switch (identity.credential()) {
            case Credential.Session session -> context.put(SESSION, session.familyId());
            case Credential.Device device -> context.put(DEVICE, device.keyId().value());
        }
        return context;
    }

    /** @throws StoreUnavailableException if the authorizer couldn't find out */
    @Override
    public Authentication authenticate(Headers headers) {
        return switch (field(headers, RESULT).orElse(ANONYMOUS)) {
            case KNOWN -> new Authentication.Known(identity(headers));
            case REJECTED -> new Authentication.Rejected();
            case UNAVAILABLE -> throw new StoreUnavailableException("the authorizer can't tell who this is");
            default -> new Authentication.Anonymous();
        };
    }

    private static Identity identity(Headers headers) {
        var caller = new Caller(
                new AccountId(field(headers, ACCOUNT).orElseThrow()),
                Role.valueOf(field(headers, ROLE).orElseThrow()),
                field(headers, TEAM).map(TeamId::new));
        var session = field(headers, SESSION).<Credential>map(Credential.Session::new);
        return new Identity(
                caller,
                session.orElseGet(() -> new Credential.Device(
                        new DeviceKeyId(field(headers, DEVICE).orElseThrow()))));
    }

    private static Optional<String> field(Headers headers, String name) {
        return headers.first(HEADER_PREFIX + name);
    }
}
