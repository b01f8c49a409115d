package dev.milepost.lambda.tasks;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.task.CourierTaskEndpoints;
import dev.milepost.adapters.http.task.TaskEndpoints;
import dev.milepost.application.task.CancelTask;
import dev.milepost.application.task.ClaimTask;
import dev.milepost.application.task.CompleteTask;
import dev.milepost.application.task.PublishTask;
import dev.milepost.application.task.ReleaseTask;
import dev.milepost.application.task.ReviseTask;
import dev.milepost.application.task.StartTask;
import dev.milepost.application.task.TaskQueries;
import dev.milepost.application.task.TaskReferences;
import dev.milepost.application.task.TaskTransitions;
import dev.milepost.lambda.Ports;
import java.util.List;
import java.util.stream.Stream;

/** The unit's use cases and endpoints, put together by hand. */
public final class Tasks {
    private Tasks() {}

    public static List<Endpoint> endpoints(Ports ports) {
        var references = new TaskReferences(ports.routes(), ports.teams());
        var transitions = new TaskTransitions(
                ports.tasks(), ports.clock(), ports.settings().claimLimit());
        var end = ports.taskEnd();
        var forAdmins = new TaskEndpoints(
                new PublishTask(ports.tasks(), references, ports.ids(), ports.clock()),
                new ReviseTask(transitions, references),
                new CancelTask(transitions, end),
                new TaskQueries(ports.tasks(), ports.clock()));
        var forCouriers = new CourierTaskEndpoints(
                new ClaimTask(transitions, ports.settleLapsed()),
                new ReleaseTask(transitions),
                new StartTask(transitions, ports.routes(), ports.tracker()),
                new CompleteTask(transitions, ports.tracker(), end));
        return Stream.of(forAdmins.endpoints(), forCouriers.endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
