package dev.milepost.lambda.people;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.people.AccountEndpoints;
import dev.milepost.adapters.http.people.DeviceKeyEndpoints;
import dev.milepost.adapters.http.people.TeamEndpoints;
import dev.milepost.adapters.http.people.TokenEndpoints;
import dev.milepost.adapters.http.phone.ProvisioningEndpoints;
import dev.milepost.adapters.http.security.Argon2PasswordHasher;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.Sessions;
import dev.milepost.adapters.http.security.SignInThrottle;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenIssuer;
import dev.milepost.adapters.http.security.TokenVerifier;
import dev.milepost.application.people.AccountQueries;
import dev.milepost.application.people.ChangeAccount;
import dev.milepost.application.people.CreateAccount;
import dev.milepost.application.people.ManageTeams;
import dev.milepost.lambda.Ports;
import java.util.List;
import java.util.stream.Stream;

/** The unit's use cases and endpoints, put together by hand. */
public final class People {
    private People() {}

    public static List<Endpoint> endpoints(Ports ports, SigningKeys keys) {
        var deviceKeys = ports.manageDeviceKeys();
        var authenticator = new Authenticator(
                new TokenVerifier(keys, ports.clock()),
                ports.accounts(),
                ports.refreshTokens(),
                ports.deviceKeyCheck(),
                ports.clock());
        var hasher = new Argon2PasswordHasher();
        var sessions = new Sessions(
                ports.accounts(),
                hasher,
                ports.refreshTokens(),
                new SignInThrottle(ports.loginAttempts()),
                new TokenIssuer(keys),
                ports.ids(),
                ports.secrets(),
                ports.clock());
        var accountQueries = new AccountQueries(ports.accounts());
        var accounts = new AccountEndpoints(
                createAccount(ports),
                new ChangeAccount(ports.accounts(), ports.teams(), hasher),
                accountQueries,
                sessions,
                authenticator);
        var teams = new ManageTeams(ports.teams(), ports.accounts(), ports.tasks(), ports.ids(), ports.clock());
        return Stream.of(
                        new TokenEndpoints(sessions, authenticator).endpoints(),
                        accounts.endpoints(),
                        new DeviceKeyEndpoints(deviceKeys, authenticator).endpoints(),
                        new ProvisioningEndpoints(deviceKeys, accountQueries).endpoints(),
                        new TeamEndpoints(teams).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    static CreateAccount createAccount(Ports ports) {
        return new CreateAccount(
                ports.accounts(), ports.teams(), new Argon2PasswordHasher(), ports.ids(), ports.clock());
    }
}
