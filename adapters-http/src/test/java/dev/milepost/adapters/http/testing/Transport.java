package dev.milepost.adapters.http.testing;

import java.util.List;
import java.util.Map;

/** Carries a request to the application under test, by whatever way, and brings back what came of it. */
@FunctionalInterface
public interface Transport {
    Answer send(String method, String target, Map<String, String> headers, byte[] body);

    /** Header names are in lower case. */
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {}
}
