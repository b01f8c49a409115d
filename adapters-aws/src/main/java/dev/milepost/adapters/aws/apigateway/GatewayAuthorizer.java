package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.security.IdentityCheck;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers API Gateway's question who sends a request (a Lambda authorizer of type REQUEST, simple responses). It lets every request through
 * and tells what it found: the function then refuses with the same answer as any other host, where API Gateway has one of its own that can't
 * be changed. What it tells depends on the credential alone, so that API Gateway may remember it for all routes.
 */
public final class GatewayAuthorizer {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final IdentityCheck identities;

    public GatewayAuthorizer(IdentityCheck identities) {
        this.identities = identities;
    }

    /** @param event of payload format 2.0, which has the request's headers */
    public void handle(InputStream event, OutputStream answer) {
        var authentication = identities.authenticate(GatewayRequest.read(event).headers());
        MAPPER.writeValue(answer, new Answer(true, GatewayIdentity.context(authentication)));
    }

    private record Answer(boolean isAuthorized, Map<String, String> context) {}
}
