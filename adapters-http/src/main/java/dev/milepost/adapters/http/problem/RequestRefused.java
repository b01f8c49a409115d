package dev.milepost.adapters.http.problem;

/**
 * Leaves the reading of a request at the first point where it makes no sense to go on, with what the client is to be told. Thrown only
 * by this module's readers and caught only by its dispatcher; refusals of use cases are values.
 */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public RequestRefused(Problem problem) {
        super(problem.type().code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
