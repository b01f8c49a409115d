package dev.milepost.lambda.people;

import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Reloaded;
import dev.milepost.lambda.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions, accounts, device keys and teams over HTTP. Makes the keys that sign tokens, and the first admin, where there are none. */
public final class PeopleFunction extends HttpFunction {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleFunction.class);
    private static final String ADMIN_PASSWORD = "admin-password";

    public PeopleFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private PeopleFunction(Ports ports) {
        super(host(ports), "/teams");
        makeFirstAdmin(ports, ports.secret(ADMIN_PASSWORD));
    }

    /** Made anew when a key was added. */
    private static Reloaded<ApiGatewayHost> host(Ports ports) {
        var keys = ports.secret(Ports.SIGNING_KEYS);
        return new Reloaded<>(
                () -> keys.readOrCreate(
                        () -> SigningKeys.generate(ports.clock().instant()).toJson()),
                json -> HttpUnit.host(ports, People.endpoints(ports, SigningKeys.fromJson(json)))
                        .get());
    }

    /** Whoever deploys puts the password into Parameter Store, and may remove it once it was used. */
    private static void makeFirstAdmin(Ports ports, StoredParameter password) {
        password.read()
                .ifPresent(given -> People.createAccount(ports)
                        .createFirstAdmin(ports.settings().adminEmail(), given.value())
                        .ifPresent(outcome ->
                                LOG.info("first admin: {}", outcome.getClass().getSimpleName())));
    }
}
