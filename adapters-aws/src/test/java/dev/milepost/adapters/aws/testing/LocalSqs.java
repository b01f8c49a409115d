package dev.milepost.adapters.aws.testing;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ, one for all tests of a JVM: queues that speak SQS's protocol. */
public final class LocalSqs {
    private LocalSqs() {}

    public static URI address() {
        return Holder.ADDRESS;
    }

    private static final class Holder {
        static final URI ADDRESS = start();

        private static URI start() {
            var server = SQSRestServerBuilder.withInterface("localhost")
                    .withDynamicPort()
                    .start();
            var port = server.waitUntilStarted().localAddress().getPort();
            return URI.create("http://localhost:" + port);
        }
    }
}
