package dev.milepost.lambda.local;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.lambda.local.gateway.Front;
import dev.milepost.lambda.local.gateway.HttpApi;
import dev.milepost.lambda.local.gateway.Pages;
import dev.milepost.lambda.local.gateway.SocketApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Everything that the template declares, on this machine: tables, buckets, queues, secrets, functions, APIs. When a package has been made anew,
 * what has changed takes over from what was there, which first answers what it has been asked.
 */
public final class LocalCloud implements AutoCloseable {
    private static final int MILLIS_BETWEEN_LOOKS = 300;

    private final Settings settings;
    private final Roles roles = new Roles();
    private final Faults faults = new Faults();
    private final Services services;
    private final Front front;
    private final DeploymentReader reader;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final EventSources sources;
    private final PackageWatch watch;
    private volatile Deployment deployment;
    private volatile Map<String, String> overrides = Map.of();

    /**
     * @param packaged what {@code ./milepost package} wrote
     * @param work where archives are unpacked and logs are written
     * @param data where tables, photos, secrets and waiting messages are kept; empty: below {@code work}, tables and messages in memory
     * @param parameters of the template, that differ from the defaults
     * @param variables of the environment of every function, that differ from the template's
     * @param clock by which functions are called on schedule; empty: they aren't
     * @param cold whether each event gets a new process
     * @param debug whether each function opens a port for a debugger
     * @param say takes a line for the terminal
     */
    public record Settings(
            Path packaged,
            Path work,
            Optional<Path> data,
            Map<String, String> parameters,
            Map<String, String> variables,
            int port,
            Optional<InstantSource> clock,
            boolean cold,
            boolean debug,
            Consumer<String> say) {}

    /**
     * @throws IOException if the port can't be had
     * @throws IllegalArgumentException if the package is no good, in words
     */
    public LocalCloud(Settings settings) throws IOException {
        this.settings = settings;
        Front.assertFree(settings.port());
        services = new Services(
                settings.data().orElse(settings.work()), settings.data().isPresent(), roles, faults);
        reader = new DeploymentReader(settings, services, roles, this::invoke, this::environment);
        watch = new PackageWatch(settings.packaged());
        try {
            deployment = reader.read(Optional.empty());
            front = new Front(new Served(), settings.port(), settings.say());
        } catch (IOException | RuntimeException e) {
            timer.shutdownNow();
            services.close();
            throw e;
        }
        tell(services.putMessagesBack(), "of the last run wait in queues");
        sources = new EventSources(services, this::invoke, settings.clock(), settings.say());
        sources.follow(deployment);
        timer.scheduleWithFixedDelay(this::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private final class Served implements Front.Site {
        @Override
        public Optional<Pages> pages() {
            return deployment.pages();
        }

        @Override
        public HttpApi api() {
            return deployment.api();
        }

        @Override
        public Optional<SocketApi> sockets() {
            return deployment.sockets();
        }

        @Override
        public boolean mayManage(String authorization, String method, String connection) {
            return deployment.sockets().stream()
                    .allMatch(api -> roles.allow(
                            authorization,
                            "execute-api:ManageConnections",
                            "arn:aws:execute-api:us-east-1:123456789012:" + api.name() + "/" + api.stage() + "/"
                                    + method + connection));
        }
    }

    private void look() {
        takeUpChanges();
        sources.callWhatIsDue();
    }

    private void takeUpChanges() {
        if (!watch.hasChanged()) {
            return;
        }
        try {
            var old = deployment;
            deployment = reader.read(Optional.of(old));
            sources.follow(deployment);
            var changed = deployment.functions().entrySet().stream()
                    .filter(function -> old.functions().get(function.getKey()) != function.getValue())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            settings.say()
                    .accept("the package has changed: "
                            + (changed.isEmpty() ? "no function" : String.join(", ", changed)));
            old.functions().values().stream()
                    .filter(function -> !deployment.functions().containsValue(function))
                    .forEach(function -> Thread.ofVirtual().start(function::retire));
        } catch (RuntimeException broken) {
            settings.say().accept("the new package is not taken up: " + broken.getMessage());
        }
    }

    private void tell(int messages, String what) {
        if (messages > 0) {
            settings.say().accept((messages == 1 ? "1 message " : messages + " messages ") + what);
        }
    }

    private Map<String, String> environment(FunctionSpec spec) {
        var variables = new HashMap<>(new FunctionEnvironment(spec, front.address()).variables());
        variables.putAll(services.endpoints());
        deployment
                .sockets()
                .ifPresent(api ->
                        variables.put("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", front.address() + "/" + api.stage()));
        variables.putAll(settings.variables());
        variables.putAll(overrides);
        return variables;
    }

    /** Calls a function as AWS would. @throws FunctionFault if it has no answer */
    public byte[] invoke(String function, byte[] event) {
        var asked = deployment.functions().get(function);
        if (asked == null) {
            throw new FunctionFault(FunctionFault.Kind.FAILED, function + " is not in the template");
        }
        try {
            return asked.invoke(event);
        } catch (FunctionFault fault) {
            throw new FunctionFault(
                    fault.kind(), function + " " + fault.getMessage() + " (its log: " + reader.log(function) + ")");
        }
    }

    /** How a function is started here, for starting others like it. */
    public FunctionProcess.Launch launch(String function) {
        return reader.launch(deployment.specs().get(function));
    }

    public List<String> functions() {
        return deployment.functions().keySet().stream().sorted().toList();
    }

    /** Ends every process; those that come after have these variables too. */
    public void restart(Map<String, String> variables) {
        overrides = Map.copyOf(variables);
        killAll();
    }

    public void killAll() {
        deployment.functions().values().forEach(LocalFunction::kill);
    }

    /** Ends a function's process as if its machine were gone. */
    public void kill(String function) {
        deployment.functions().get(function).kill();
    }

    /** Kills a function once it has changed a table and before it learns of that. @return done when that has happened */
    public CompletableFuture<Void> killAfterWriting(String function, Table table) {
        var killed = new CompletableFuture<Void>();
        faults.afterWriting(function, name(table), () -> {
            kill(function);
            killed.complete(null);
        });
        return killed;
    }

    /** Keeps a secret in Parameter Store. */
    public void putSecret(String name, String value) {
        services.parameters().put(secret(name), value);
    }

    /** Whether there is such a secret. */
    public boolean hasSecret(String name) {
        return services.parameters().has(secret(name));
    }

    private String secret(String name) {
        return "/milepost/" + deployment.environment() + "/" + name;
    }

    /** Refuses every call about a table as one too many, until all is mended. */
    public void throttle(Table table) {
        faults.throttle(name(table));
    }

    private String name(Table table) {
        return table.name("milepost-" + deployment.environment());
    }

    public void takeParametersAway() {
        faults.takeParametersAway();
    }

    public void mend() {
        faults.mend();
    }

    /** @param queue its name in the template */
    public String queueUrl(String queue) {
        return services.queueUrl(queue);
    }

    public URI address() {
        return front.address();
    }

    /** Calls that functions made and that their roles don't allow. */
    public List<String> refusedCalls() {
        return roles.refused();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        front.close();
        sources.close();
        tell(services.keepMessages(), "wait in queues and are kept for the next run");
        deployment.functions().values().forEach(LocalFunction::close);
        services.close();
    }
}
