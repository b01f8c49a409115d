package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.security.IdentityCheck;
import dev.milepost.application.port.StoreUnavailableException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers API Gateway's question who sends a request (a Lambda authorizer of type REQUEST, simple responses). It lets every request through
 * and tells what it found: the function then refuses with the same answer as any other host, where API Gateway has one of its own that can't
 * be changed. What it tells depends on the credential alone, so that API Gateway may remember it for all routes.
 */
public final class GatewayAuthorizer {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayAuthorizer.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final IdentityCheck identities;

    public GatewayAuthorizer(IdentityCheck identities) {
        this.identities = identities;
    }

    /** @param event of payload format 2.0, which has the request's headers */
    public void handle(InputStream event, OutputStream answer) {
        MAPPER.writeValue(
                answer,
                new Answer(
                        true, context(GatewayRequest.read(event, EdgeKey.NONE).headers())));
    }

    /** An outage is told as well: of a fault of its authorizer API Gateway makes a 500, and nobody would know to try again. */
    private Map<String, String> context(Headers headers) {
        try {
            return GatewayIdentity.context(identities.authenticate(headers));
        } catch (StoreUnavailableException away) {
            LOG.warn("nobody can be told: {}", away.getMessage());
            return GatewayIdentity.UNTOLD;
        }
    }

    private record Answer(boolean isAuthorized, Map<String, String> context) {}
}
