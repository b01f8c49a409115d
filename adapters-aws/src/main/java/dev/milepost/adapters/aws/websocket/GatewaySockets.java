package dev.milepost.adapters.aws.websocket;

import dev.milepost.adapters.http.live.LiveClose;
import dev.milepost.adapters.http.live.LivePost;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends over connections that API Gateway holds open: {@code PostToConnection} and {@code DeleteConnection} of its Management API, which
 * are one signed request each, so that the SDK's signer and HTTP client do without a further module. API Gateway closes without a code of
 * ours: why is told in a last message, {@code {"type": "closing", "code", "reason"}}.
 */
public final class GatewaySockets implements LivePost {
    /** The actions that a role has to allow on {@code POST} and {@code DELETE} of the API's connections. */
    public static final Set<String> ACTIONS = Set.of("execute-api:ManageConnections");

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySockets.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String SERVICE = "execute-api";
    private static final int TRIES = 2;
    private static final int GONE = 410;
    /** Before the second try, at random: senders that were throttled together don't come back together. */
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final URI stage;

    /**
     * @param http with limits of time
     * @param stage of the API: {@code https://….execute-api.eu-central-1.amazonaws.com/live}
     */
    public GatewaySockets(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            URI stage) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.stage = stage;
    }

    @Override
    public Sent send(String connection, String text) {
        return call(SdkHttpMethod.POST, connection, text);
    }

    @Override
    public void close(String connection, LiveClose reason) {
        var farewell = Map.of("type", "closing", "code", reason.code(), "reason", reason.reason());
        if (send(connection, MAPPER.writeValueAsString(farewell)) != Sent.GONE) {
            call(SdkHttpMethod.DELETE, connection, "");
        }
    }

    private Sent call(SdkHttpMethod method, String connection, String body) {
        var fault = "";
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                if (tries > 0) {
                    Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS));
                }
                var status = status(method, connection, body);
                if (status < 300 || status == GONE) {
                    return status == GONE ? Sent.GONE : Sent.DONE;
                }
                fault = "status " + status;
            } catch (IOException unreachable) {
                fault = unreachable.toString();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return Sent.NOT_NOW;
            }
        }
        LOG.warn("connection {} is told later: {}", connection, fault);
        return Sent.NOT_NOW;
    }

    private int status(SdkHttpMethod method, String connection, String body) throws IOException {
        var identifier = URLEncoder.encode(connection, StandardCharsets.UTF_8);
        var request = SdkHttpRequest.builder()
                .method(method)
                .uri(URI.create(stage + "/@connections/" + identifier))
                .putHeader("Content-Type", "text/plain;charset=utf-8")
                .build();
        var payload = ContentStreamProvider.fromUtf8String(body);
        var signed =
                signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        var execution = HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(payload)
                .build();
        var response = http.prepareRequest(execution).call();
        if (response.responseBody().isPresent()) {
            response.responseBody().get().close();
        }
        return response.httpResponse().statusCode();
    }
}
