package dev.milepost.lambda.authorizer;

import dev.milepost.adapters.aws.apigateway.GatewayAuthorizer;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.security.Authenticator.Authentication;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Sessions;
import dev.milepost.lambda.Settings;

/** Looks at the credential of a request with the same class as the server. */
public final class AuthorizerFunction extends EventFunction {
    private static final String PRIMING = """
            {"version": "2.0", "type": "REQUEST", "rawPath": "/api/v1/tasks", "rawQueryString": "",
             "headers": {"authorization": "Bearer %s"},
             "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"}}}
            """;

    public AuthorizerFunction() {
        this(new Sessions(new Ports(new Settings(System.getenv()))));
    }

    private AuthorizerFunction(Sessions sessions) {
        super(
                new GatewayAuthorizer(headers -> authenticate(sessions, headers))::handle,
                () -> sessions.tokenOfNobody().stream().map(PRIMING::formatted).toList());
    }

    /** Before there are keys, no token can be genuine. */
    private static Authentication authenticate(Sessions sessions, Headers headers) {
        return sessions.authenticator()
                .map(authenticator -> authenticator.authenticate(headers))
                .orElseGet(() -> headers.first("Authorization")
                        .<Authentication>map(any -> new Authentication.Rejected())
                        .orElseGet(Authentication.Anonymous::new));
    }
}
