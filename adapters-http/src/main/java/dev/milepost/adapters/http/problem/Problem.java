package dev.milepost.adapters.http.problem;

import dev.milepost.domain.Flaw;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One occurrence of a problem.
 *
 * @param detail for people, about this occurrence; never another user's data, never an exception's text
 * @param errors the values of the request that are wrong, for status 400
 * @param members further members for programs, such as who holds a task; JSON values
 * @param retryAfter after what time trying again may help; sent as a header in whole seconds
 */
public record Problem(
        ProblemType type,
        String detail,
        List<Flaw> errors,
        Map<String, Object> members,
        Optional<Duration> retryAfter) {
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), Optional.empty());
    }

    /** Values that break a rule, each with its path. */
    public static Problem invalid(List<Flaw> errors) {
        var first = errors.getFirst();
        var detail = first.field() + " " + first.message();
        return new Problem(ProblemType.INVALID_REQUEST, detail, List.copyOf(errors), Map.of(), Optional.empty());
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Flaw(field, message)));
    }

    /** The answer for what doesn't exist and for what the caller may not know to exist: the two must not differ. */
    public static Problem notFound() {
        return of(ProblemType.NOT_FOUND, "There is nothing here, or nothing that you may see.");
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, errors, more, retryAfter);
    }

    public Problem retryAfter(Duration duration) {
        return new Problem(type, detail, errors, members, Optional.of(duration));
    }

    /** The body, in the order of RFC 9457 with our members after it. */
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type.uri());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        json.put("code", type.code());
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        json.putAll(members);
        return json;
    }
}
