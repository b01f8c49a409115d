package dev.milepost.adapters.aws.parameters;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * One secret in Parameter Store, kept encrypted there. What was read is remembered and read again after a while; while Parameter Store is
 * away, what was read last is good. Safe for concurrent use.
 */
public final class StoredParameter {
    /** The actions that a role has to allow on a secret. */
    public static final Set<String> READ_ACTIONS = Set.of("ssm:GetParameter");

    /** As above, where the secret is made if there is none. */
    public static final Set<String> ACTIONS = Set.of("ssm:GetParameter", "ssm:PutParameter");

    private static final Logger LOG = LoggerFactory.getLogger(StoredParameter.class);

    private final SsmClient ssm;
    private final String name;
    private final Duration remembered;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Secret> known = Optional.empty();
    private Instant readAgainAt = Instant.MIN;

    /**
     * @param name as a path: {@code /milepost/dev/jwt-keys}
     * @param remembered how stale it may be
     */
    public StoredParameter(SsmClient ssm, String name, Duration remembered, InstantSource clock) {
        this.ssm = ssm;
        this.name = name;
        this.remembered = remembered;
        this.clock = clock;
    }

    /**
     * A value. Its text form hides it.
     *
     * @param version goes up with each change
     */
    public record Secret(String value, long version) {
        @Override
        public String toString() {
            return "Secret[version " + version + "]";
        }
    }

    /**
     * The value, as it is now or was a while ago; empty if there is none.
     *
     * @throws StoreUnavailableException if it can't be read and never was
     */
    public Optional<Secret> read() {
        lock.lock();
        try {
            if (!clock.instant().isBefore(readAgainAt)) {
                refresh();
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private void refresh() {
        try {
            known = fetch();
        } catch (StoreUnavailableException away) {
            if (known.isEmpty()) {
                throw away;
            }
            LOG.warn("{} is used as it was read last: {}", name, away.getMessage());
        }
        readAgainAt = known.isPresent() ? clock.instant().plus(remembered) : Instant.MIN;
    }

    private Optional<Secret> fetch() {
        try {
            var parameter = ServiceCalls.call(
                            "Parameter Store",
                            () -> ssm.getParameter(get -> get.name(name).withDecryption(true)))
                    .parameter();
            return Optional.of(new Secret(parameter.value(), parameter.version()));
        } catch (ParameterNotFoundException none) {
            return Optional.empty();
        }
    }

    /** The value; where there is none, one is made and stored. Of any number who do this at once, all get the same. */
    public Secret readOrCreate(Supplier<String> make) {
        return read().orElseGet(() -> {
            create(make.get());
            return read().orElseThrow();
        });
    }

    private void create(String value) {
        try {
            ServiceCalls.call(
                    "Parameter Store",
                    () -> ssm.putParameter(put -> put.name(name)
                            .value(value)
                            .type(ParameterType.SECURE_STRING)
                            .overwrite(false)));
        } catch (ParameterAlreadyExistsException somebodyElseWasFaster) {
            LOG.info("{} was made by somebody else meanwhile", name);
        }
    }
}
