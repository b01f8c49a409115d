package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpHostContract;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.adapters.http.testing.Transport;
import dev.milepost.lambda.local.PackagedFunctions;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

/** The packaged functions behind an HTTP front, held to what every host is held to. */
class PackagedFunctionsIT implements HttpHostContract {
    private static final HttpTransport TRANSPORT =
            new HttpTransport(PackagedFunctions.cloud().address());
    private static final Organisation ORGANISATION = organisation();

    private static Organisation organisation() {
        var anyone = ApiClient.of(TRANSPORT);
        return new Organisation(
                anyone,
                anyone.signedIn(PackagedFunctions.ADMIN_EMAIL, PackagedFunctions.ADMIN_PASSWORD),
                InstantSource.system());
    }

    @AfterAll
    static void noFunctionCalledWhatItsRoleDoesNotAllow() {
        assertThat(PackagedFunctions.cloud().refusedCalls()).isEmpty();
    }

    @Override
    public Organisation scenario() {
        return ORGANISATION;
    }

    @Override
    public Transport transport() {
        return TRANSPORT;
    }
}
