package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One call of the API, as data.
 *
 * @param path template below the base path: {@code /tasks/{id}}
 * @param name unique, in lower camel case: {@code claimTask}
 * @param anyParameters whether the query may have other parameters as well, and even be malformed
 * @param headers what each header means that is particular to it; always optional
 * @param problems those that are particular to it; what any endpoint may answer is not repeated
 * @param idempotent whether an {@code Idempotency-Key} is honoured
 * @param atRoot whether it is served at the root as well as below the base path
 */
public record Endpoint(
        Method method,
        String path,
        String name,
        String summary,
        Access access,
        Body body,
        List<Parameter<?>> parameters,
        boolean anyParameters,
        Map<String, String> headers,
        Success success,
        Set<ProblemType> problems,
        boolean idempotent,
        boolean atRoot,
        Handler handler) {
    public static EndpointBuilder.NeedsAccess get(String path, String name, String summary) {
        return new EndpointBuilder.NeedsAccess(Method.GET, path, name, summary);
    }

    public static EndpointBuilder.NeedsAccess post(String path, String name, String summary) {
        return new EndpointBuilder.NeedsAccess(Method.POST, path, name, summary);
    }

    public static EndpointBuilder.NeedsAccess put(String path, String name, String summary) {
        return new EndpointBuilder.NeedsAccess(Method.PUT, path, name, summary);
    }

    public static EndpointBuilder.NeedsAccess patch(String path, String name, String summary) {
        return new EndpointBuilder.NeedsAccess(Method.PATCH, path, name, summary);
    }

    public static EndpointBuilder.NeedsAccess delete(String path, String name, String summary) {
        return new EndpointBuilder.NeedsAccess(Method.DELETE, path, name, summary);
    }

    /** The method and path template, as logs and messages name it: {@code POST /tasks/{id}/claim}. */
    public String route() {
        return method + " " + path;
    }
}
