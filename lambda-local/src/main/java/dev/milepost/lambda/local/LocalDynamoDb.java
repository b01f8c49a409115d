package dev.milepost.lambda.local;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** DynamoDB Local behind a guard that looks at who calls, what, and on which tables. */
final class LocalDynamoDb implements AutoCloseable {
    private static final Pattern WRITE = Pattern.compile("\\.(Put|Update|Delete|BatchWrite|TransactWrite)");

    private final Server server;
    private final AtomicLong writes = new AtomicLong();

    /** @param folder where its data lies; empty: in memory */
    LocalDynamoDb(Optional<Path> folder, Roles roles, Faults faults) {
        var handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(
                        0, folder.isEmpty(), folder.map(Path::toString).orElse(null), true, false),
                null);
        server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new Guard(handler, roles, faults, writes));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local doesn't start", e);
        }
    }

    URI address() {
        return server.getURI();
    }

    /** How many calls there have been that may have changed something. */
    long writes() {
        return writes.get();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Guard extends Handler.Wrapper {
        private static final Pattern TABLE = Pattern.compile("\"TableName\" *: *\"([^\"]+)\"");
        private static final Pattern BATCH_TABLE = Pattern.compile("\"(milepost-[a-z]+-[a-z]+)\" *: *[\\[{]");
        private static final Pattern TRANSACTION_PART =
                Pattern.compile("\"(Put|Update|Delete|ConditionCheck)\" *: *\\{");
        private static final Pattern INDEX = Pattern.compile("\"IndexName\" *: *\"([^\"]+)\"");

        private final Roles roles;
        private final Faults faults;
        private final AtomicLong writes;

        Guard(Handler handler, Roles roles, Faults faults, AtomicLong writes) {
            super(handler);
            this.roles = roles;
            this.faults = faults;
            this.writes = writes;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var body = Content.Source.asString(request, StandardCharsets.UTF_8);
            if (!isAllowed(request, body)) {
                return refuse("com.amazon.coral.service#AccessDeniedException", response, callback);
            }
            if (faults.isThrottled(body)) {
                return refuse(
                        "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", response, callback);
            }
            if (!WRITE.matcher(request.getHeaders().get("X-Amz-Target")).find()) {
                return super.handle(new Replayed(request, body), response, callback);
            }
            Runnable written = () -> faults.written(request.getHeaders().get("Authorization"), body);
            var handled = super.handle(new Replayed(request, body), new Announced(response, written), callback);
            writes.incrementAndGet();
            return handled;
        }

        private static boolean refuse(String type, Response response, Callback callback) {
            response.setStatus(400);
            Content.Sink.write(response, true, "{\"__type\":\"%s\"}".formatted(type), callback);
            return true;
        }

        private boolean isAllowed(Request request, String body) {
            var target = request.getHeaders().get("X-Amz-Target");
            var authorization = request.getHeaders().get("Authorization");
            return actions(target.substring(target.indexOf('.') + 1), body).stream()
                    .allMatch(action -> resources(body).stream()
                            .allMatch(resource -> roles.allow(authorization, action, resource)));
        }

        /** A transaction is allowed by what it consists of. */
        private static Set<String> actions(String operation, String body) {
            var actions = new TreeSet<String>();
            if (operation.equals("TransactWriteItems")) {
                TRANSACTION_PART
                        .matcher(body)
                        .results()
                        .map(part ->
                                part.group(1).equals("ConditionCheck") ? "ConditionCheckItem" : part.group(1) + "Item")
                        .forEach(action -> actions.add("dynamodb:" + action));
            } else {
                actions.add("dynamodb:" + operation);
            }
            return actions;
        }

        private static Set<String> resources(String body) {
            var index = INDEX.matcher(body);
            var suffix = index.find() ? "/index/" + index.group(1) : "";
            var resources = new TreeSet<String>();
            TABLE.matcher(body).results().forEach(table -> resources.add("arn:" + table.group(1) + suffix));
            BATCH_TABLE.matcher(body).results().forEach(table -> resources.add("arn:" + table.group(1)));
            return resources;
        }
    }

    /** An answer before which somebody is told that there is one. */
    private static final class Announced extends Response.Wrapper {
        private final Runnable told;

        Announced(Response response, Runnable told) {
            super(response.getRequest(), response);
            this.told = told;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            told.run();
            super.write(last, content, callback);
        }
    }

    /** A request whose body has been read, and is there again. */
    private static final class Replayed extends Request.Wrapper {
        private final ByteBuffer body;
        private boolean read;

        Replayed(Request request, String body) {
            super(request);
            this.body = StandardCharsets.UTF_8.encode(body);
        }

        @Override
        public Content.Chunk read() {
            if (read) {
                return Content.Chunk.EOF;
            }
            read = true;
            return Content.Chunk.from(body, true);
        }

        @Override
        public void demand(Runnable whenThereIsMore) {
            whenThereIsMore.run();
        }
    }
}
