package dev.milepost.adapters.http.testing;

import java.util.Map;

/** Sends what is refused for now again, as phones do: a machine that is busy with other tests answers so at times. */
record PatientTransport(Transport to) implements Transport {
    private static final int UNAVAILABLE = 503;
    private static final int MOST_TRIES = 5;

    /** This client, grown patient. */
    static ApiClient of(ApiClient client) {
        return new ApiClient(new PatientTransport(client.transport()), client.headers());
    }

    @Override
    public Answer send(String method, String target, Map<String, String> headers, byte[] body) {
        var answer = to.send(method, target, headers, body);
        for (var tries = 1; answer.status() == UNAVAILABLE && tries < MOST_TRIES; tries++) {
            answer = to.send(method, target, headers, body);
        }
        return answer;
    }
}
