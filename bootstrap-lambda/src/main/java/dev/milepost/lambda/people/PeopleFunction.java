package dev.milepost.lambda.people;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Reloaded;
import dev.milepost.lambda.Settings;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions, accounts, device keys and teams over HTTP. Makes the keys that sign tokens, and the first admin, where there are none. */
public final class PeopleFunction implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleFunction.class);
    private static final String ADMIN_PASSWORD = "admin-password";

    private final Reloaded<ApiGatewayHost> host;

    public PeopleFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private PeopleFunction(Ports ports) {
        var keys = ports.secret(Ports.SIGNING_KEYS);
        host = new Reloaded<>(
                () -> keys.readOrCreate(
                        () -> SigningKeys.generate(ports.clock().instant()).toJson()),
                json -> HttpUnit.host(ports, People.endpoints(ports, SigningKeys.fromJson(json))));
        makeFirstAdmin(ports, ports.secret(ADMIN_PASSWORD));
    }

    /** Whoever deploys puts the password into Parameter Store, and may remove it once it was used. */
    private static void makeFirstAdmin(Ports ports, StoredParameter password) {
        password.read()
                .ifPresent(given -> People.createAccount(ports)
                        .createFirstAdmin(ports.settings().adminEmail(), given.value())
                        .ifPresent(outcome ->
                                LOG.info("first admin: {}", outcome.getClass().getSimpleName())));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        host.get().handle(event, answer);
    }
}
