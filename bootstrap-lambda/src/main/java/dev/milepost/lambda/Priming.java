package dev.milepost.lambda;

import dev.milepost.application.port.StoreUnavailableException;
import java.io.IOException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request to itself before SnapStart takes its snapshot, so that the classes and connections of a whole request, from parsing to
 * a call of DynamoDB, are in the snapshot too.
 */
final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    private final Request request;

    /** A request to oneself. */
    @FunctionalInterface
    interface Request {
        void make() throws IOException;
    }

    private Priming(Request request) {
        this.request = request;
    }

    /** @return to be kept as long as the function: the context doesn't */
    static Priming registered(Request request) {
        var priming = new Priming(request);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    /** What is away now is no reason not to deploy: the first request finds it. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        try {
            request.make();
        } catch (StoreUnavailableException away) {
            LOG.warn("the snapshot is taken without a request: {}", away.getMessage());
        }
    }

    /** Connections that the snapshot has are dead, which the client notices and opens others. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
