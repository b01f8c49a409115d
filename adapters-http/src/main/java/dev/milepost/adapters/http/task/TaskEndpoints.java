package dev.milepost.adapters.http.task;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.task.TaskDraftJson.TaskChangeJson;
import dev.milepost.application.Outcome;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.CancelTask;
import dev.milepost.application.task.PublishTask;
import dev.milepost.application.task.ReviseTask;
import dev.milepost.application.task.TaskQueries;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls by which tasks are published, changed, cancelled and seen. */
public final class TaskEndpoints {
    private static final Parameter<TaskStatus> STATUS =
            Parameter.constant("status", TaskStatus.class, "Only tasks of this status");
    private static final Parameter<String> COURIER_ID = Parameter.text("courierId", 64, "Only tasks of this courier");
    private static final Parameter<String> TEAM_ID =
            Parameter.text("teamId", 64, "Only tasks that are offered to this team alone");
    private static final Parameter<Instant> FROM = Parameter.time("from", "Only tasks published then or later");
    private static final Parameter<Instant> TO = Parameter.time("to", "Only tasks published before");

    private final PublishTask publish;
    private final ReviseTask revise;
    private final CancelTask cancel;
    private final TaskQueries queries;

    public TaskEndpoints(PublishTask publish, ReviseTask revise, CancelTask cancel, TaskQueries queries) {
        this.publish = publish;
        this.revise = revise;
        this.cancel = cancel;
        this.queries = queries;
    }

    record CancellationJson(
            @About("One line, for whoever asks later") String reason) {}

    /** A transition of a task. */
    public record TransitionJson(
            Optional<TaskStatus> from,
            TaskStatus to,
            Instant at,

            @About("Who did it; null if time alone did") Optional<String> by,

            Optional<String> reason) {
        public static TransitionJson of(Transition transition) {
            return new TransitionJson(
                    transition.from(),
                    transition.to(),
                    transition.at(),
                    transition.by().map(AccountId::value),
                    transition.reason());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/tasks", "publishTask", "Offer a task on a route to couriers")
                        .forRoles(Role.ADMIN)
                        .takes(TaskDraftJson.class)
                        .answers(201, TaskJson.class)
                        .idempotent()
                        .handledBy(this::publish),
                Endpoint.get("/tasks", "listTasks", "Tasks, newest first; a courier sees open ones and its own")
                        .forSignedIn()
                        .parameters(STATUS, COURIER_ID, TEAM_ID, FROM, TO)
                        .answersPageOf(TaskJson.class)
                        .handledBy(this::list),
                Endpoint.get("/tasks/{id}", "getTask", "One task")
                        .forSignedIn()
                        .answers(200, TaskJson.class)
                        .handledBy((request, caller) -> answer(queries.find(id(request), caller))),
                Endpoint.patch("/tasks/{id}", "changeTask", "Change the terms of an open task")
                        .forRoles(Role.ADMIN)
                        .takes(TaskChangeJson.class)
                        .answers(200, TaskJson.class)
                        .refuses(ProblemType.TASK_NOT_OPEN, ProblemType.STALE_VERSION)
                        .handledBy((request, admin) -> answer(revise.revise(
                                id(request), request.body(TaskChangeJson.class)::applyTo, request.ifMatch(), admin))),
                Endpoint.post("/tasks/{id}/cancel", "cancelTask", "Withdraw a task that isn't completed")
                        .forRoles(Role.ADMIN)
                        .takes(CancellationJson.class)
                        .answers(200, TaskJson.class)
                        .refuses(ProblemType.TASK_COMPLETED)
                        .handledBy((request, admin) -> answer(cancel.cancel(
                                id(request),
                                request.body(CancellationJson.class).reason(),
                                admin))),
                Endpoint.get("/tasks/{id}/history", "getTaskHistory", "Every transition of a task, oldest first")
                        .forSignedIn()
                        .answersListOf(TransitionJson.class)
                        .handledBy((request, caller) -> Paging.answer(
                                Refusals.orRefuse(queries.history(id(request), caller)), TransitionJson::of)));
    }

    private Response publish(Request request, Caller admin) {
        var draft = request.body(TaskDraftJson.class).toDraft();
        var json = TaskJson.of(Refusals.orRefuse(publish.publish(draft, admin)));
        return Response.created("/tasks/" + json.id(), json).withVersion(json.version());
    }

    private Response list(Request request, Caller caller) {
        var wanted = new TaskQueries.Wanted(
                request.get(STATUS),
                request.get(COURIER_ID).map(AccountId::new),
                request.get(TEAM_ID).map(TeamId::new),
                request.get(FROM),
                request.get(TO));
        return Paging.answer(request, queries.list(wanted, Paging.of(request), caller), TaskJson::of);
    }

    static Response answer(Outcome<Versioned<Task>> outcome) {
        var json = TaskJson.of(Refusals.orRefuse(outcome));
        return Response.ok(json).withVersion(json.version());
    }

    static TaskId id(Request request) {
        return new TaskId(request.path("id"));
    }
}
