package dev.milepost.adapters.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** One DynamoDB Local for all tests of this module, over HTTP as the real one; each test has tables of its own. */
final class TestTables {
    static final Duration KEEP_TRACKS = Duration.ofDays(90);

    private static final AtomicInteger ENVIRONMENTS = new AtomicInteger();

    private TestTables() {}

    static DynamoDbClient client() {
        return Holder.CLIENT;
    }

    /** Empty tables. */
    static DynamoDb of(Table... tables) {
        return of(client(), tables);
    }

    /** Empty tables, and somebody who watches or disturbs what is done with them. */
    static DynamoDb intercepted(ExecutionInterceptor interceptor, Table... tables) {
        var client = builder(Holder.SERVER)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
        return of(client, tables);
    }

    private static DynamoDb of(DynamoDbClient client, Table... tables) {
        var environment = "test-" + ENVIRONMENTS.incrementAndGet();
        for (var table : tables) {
            client().createTable(Tables.request(environment, table));
        }
        return new DynamoDb(client, environment);
    }

    static DynamoDbClientBuilder builder(URI server) {
        return DynamoDbClient.builder()
                .endpointOverride(server)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    private static final class Holder {
        static final URI SERVER = start();
        static final DynamoDbClient CLIENT = builder(SERVER).build();

        private static URI start() {
            var handler =
                    new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, false, false), null);
            var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(handler);
            try {
                server.start();
            } catch (Exception e) {
                throw new IllegalStateException("DynamoDB Local doesn't start", e);
            }
            return server.getURI();
        }
    }
}
