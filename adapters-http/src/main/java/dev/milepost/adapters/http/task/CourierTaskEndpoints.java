package dev.milepost.adapters.http.task;

import static dev.milepost.adapters.http.task.TaskEndpoints.answer;
import static dev.milepost.adapters.http.task.TaskEndpoints.id;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.application.people.Caller;
import dev.milepost.application.task.ClaimTask;
import dev.milepost.application.task.CompleteTask;
import dev.milepost.application.task.ReleaseTask;
import dev.milepost.application.task.StartTask;
import dev.milepost.domain.people.Role;
import java.util.List;
import java.util.Optional;

/** The calls by which a courier takes a task through its states. */
public final class CourierTaskEndpoints {
    private final ClaimTask claim;
    private final ReleaseTask release;
    private final StartTask start;
    private final CompleteTask complete;

    public CourierTaskEndpoints(ClaimTask claim, ReleaseTask release, StartTask start, CompleteTask complete) {
        this.claim = claim;
        this.release = release;
        this.start = start;
        this.complete = complete;
    }

    record CompletionJson(
            @Text(min = 0, max = 1_000) Optional<String> note,

            @About("Why checkpoints are missing; the task is flagged then") @Text(max = 1_000)
            Optional<String> reason) {}

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/tasks/{id}/claim", "claimTask", "Take an open task; of all who try, exactly one wins")
                        .forRoles(Role.COURIER)
                        .answers(200, TaskJson.class)
                        .refuses(
                                ProblemType.TASK_ALREADY_CLAIMED,
                                ProblemType.TASK_NOT_YET_OPEN,
                                ProblemType.TASK_NOT_OPEN,
                                ProblemType.TOO_MANY_CLAIMS)
                        .handledBy((request, courier) -> answer(claim.claim(id(request), courier))),
                Endpoint.post("/tasks/{id}/release", "releaseTask", "Give a claimed task back")
                        .forRoles(Role.COURIER)
                        .answers(200, TaskJson.class)
                        .refuses(ProblemType.TASK_NOT_CLAIMED)
                        .handledBy((request, courier) -> answer(release.release(id(request), courier))),
                Endpoint.post("/tasks/{id}/start", "startTask", "Begin the work: from now on the courier is tracked")
                        .forRoles(Role.COURIER)
                        .answers(200, TaskJson.class)
                        .refuses(ProblemType.TASK_NOT_CLAIMED)
                        .handledBy((request, courier) -> answer(start.start(id(request), courier))),
                Endpoint.post("/tasks/{id}/complete", "completeTask", "End the work and earn the bonus")
                        .forRoles(Role.COURIER)
                        .mayTake(CompletionJson.class)
                        .answers(200, TaskJson.class)
                        .refuses(ProblemType.TASK_NOT_STARTED, ProblemType.CHECKPOINTS_MISSING)
                        .handledBy(this::complete));
    }

    private Response complete(Request request, Caller courier) {
        var completion = request.body(CompletionJson.class);
        return answer(complete.complete(id(request), completion.note(), completion.reason(), courier));
    }
}
