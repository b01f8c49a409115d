package dev.milepost.lambda.local;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Queues, streams and schedules that functions are called by, as they are in the template at the moment. */
final class EventSources implements AutoCloseable {
    private final Services services;
    private final BiFunction<String, byte[], byte[]> functions;
    private final Consumer<String> say;
    private final Map<QueueSource.Properties, QueueSource> queues = new HashMap<>();
    private final Map<StreamSource.Properties, StreamSource> streams = new HashMap<>();
    private final Optional<Timetable> timetable;

    /** @param clock by which functions are called on schedule; empty: they aren't */
    EventSources(
            Services services,
            BiFunction<String, byte[], byte[]> functions,
            Optional<InstantSource> clock,
            Consumer<String> say) {
        this.services = services;
        this.functions = functions;
        this.say = say;
        timetable = clock.map(time -> new Timetable(time, this::callOnSchedule));
    }

    /** Begins with those that are new, and ends with those that are no more. */
    synchronized void follow(Deployment deployment) {
        follow(
                queues,
                deployment.queues(),
                queue -> new QueueSource(services.sqs(), queue, batch -> told(queue.function(), batch), say));
        follow(
                streams,
                deployment.streams(),
                stream -> new StreamSource(services, stream, batch -> told(stream.function(), batch), say));
        timetable.ifPresent(table -> table.follow(deployment.schedules()));
    }

    /** Has to be called again and again. */
    void callWhatIsDue() {
        timetable.ifPresent(Timetable::callWhatIsDue);
    }

    private void callOnSchedule(Schedule schedule, Instant time) {
        var event = schedule.event(time).getBytes(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> {
            try {
                functions.apply(schedule.function(), event);
            } catch (FunctionFault fault) {
                say.accept("on schedule: " + fault.getMessage());
            }
        });
    }

    private static <P, S extends AutoCloseable> void follow(Map<P, S> present, List<P> wanted, Function<P, S> begin) {
        present.entrySet().removeIf(source -> {
            var gone = !wanted.contains(source.getKey());
            if (gone) {
                end(source.getValue());
            }
            return gone;
        });
        wanted.forEach(properties -> present.computeIfAbsent(properties, begin));
    }

    private static void end(AutoCloseable source) {
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls a function for nobody who would learn that it failed. */
    private byte[] told(String function, byte[] event) {
        try {
            return functions.apply(function, event);
        } catch (FunctionFault fault) {
            say.accept(fault.getMessage());
            throw fault;
        }
    }

    @Override
    public synchronized void close() {
        queues.values().forEach(QueueSource::close);
        streams.values().forEach(StreamSource::close);
    }
}
