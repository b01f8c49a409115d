package dev.milepost.lambda.people;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.dispatch.RouteTree;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Lazy;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Reloaded;
import dev.milepost.lambda.Settings;
import java.time.Instant;
import java.util.function.Supplier;
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
        super(HttpUnit.host(ports, routes(ports)), "/teams");
    }

    private static Supplier<RouteTree> routes(Ports ports) {
        var lookedForAdmin = new Lazy<>(() -> makeFirstAdmin(ports));
        var routes = reloaded(ports);
        return () -> {
            var tree = routes.get();
            lookedForAdmin.get();
            return tree;
        };
    }

    /** Made anew when a key was added. */
    private static Reloaded<RouteTree> reloaded(Ports ports) {
        var keys = ports.secret(Ports.SIGNING_KEYS);
        return new Reloaded<>(
                () -> keys.readOrCreate(
                        () -> SigningKeys.generate(ports.clock().instant()).toJson()),
                json -> new RouteTree(new EndpointCatalogue(People.endpoints(ports, SigningKeys.fromJson(json)))));
    }

    /** Whoever deploys puts the password into Parameter Store, and may remove it once it was used. @return when it was seen to */
    private static Instant makeFirstAdmin(Ports ports) {
        ports.secret(ADMIN_PASSWORD)
                .read()
                .ifPresent(given -> People.createAccount(ports)
                        .createFirstAdmin(ports.settings().adminEmail(), given.value())
                        .ifPresent(outcome ->
                                LOG.info("first admin: {}", outcome.getClass().getSimpleName())));
        return ports.clock().instant();
    }
}
