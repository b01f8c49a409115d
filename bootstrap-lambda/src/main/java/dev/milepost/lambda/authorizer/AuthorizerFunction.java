package dev.milepost.lambda.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.GatewayAuthorizer;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.Authenticator.Authentication;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Reloaded;
import dev.milepost.lambda.Sessions;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.logging.JsonLine;
import java.io.InputStream;
import java.io.OutputStream;

/** Looks at the credential of a request with the same class as the server. */
public final class AuthorizerFunction implements RequestStreamHandler {
    private final StoredParameter keys;
    private final Reloaded<Authenticator> authenticator;
    private final GatewayAuthorizer authorizer = new GatewayAuthorizer(this::authenticate);

    public AuthorizerFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private AuthorizerFunction(Ports ports) {
        keys = ports.secret(Ports.SIGNING_KEYS);
        authenticator = Sessions.authenticator(ports, keys);
    }

    /** Before there are keys, no token can be genuine. */
    private Authentication authenticate(Headers headers) {
        return keys.read().isPresent()
                ? authenticator.get().authenticate(headers)
                : headers.first("Authorization")
                        .<Authentication>map(any -> new Authentication.Rejected())
                        .orElseGet(Authentication.Anonymous::new);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        JsonLine.nameRequest(context.getAwsRequestId());
        authorizer.handle(event, answer);
    }
}
