package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.application.port.IdempotencyStore;
import dev.milepost.application.port.IdempotencyStore.Outcome;
import dev.milepost.domain.people.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers a request that is sent again with the first answer (draft-ietf-httpapi-idempotency-key-header). What is stored can only be
 * read by who knows the key: the store gets hashes keyed with it, and answers encrypted with it.
 */
public final class Idempotency {
    static final String HEADER = "Idempotency-Key";

    private static final Duration REMEMBERED = Duration.ofHours(24);
    /** Longer than any request takes. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final int MAX_KEY = 255;
    private static final String ALGORITHM = "HmacSHA256";

    private final IdempotencyStore store;
    private final InstantSource clock;

    public Idempotency(IdempotencyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether a client's key can be taken: visible ASCII characters, at most {@value #MAX_KEY}. */
    static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= MAX_KEY && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /**
     * Carries a request out unless that was done before.
     *
     * @param request what tells this request from others of the caller: route, parameters
     * @param answer makes the answer; one of status 500 or above, or a fault, leaves the key free for another try
     */
    HttpResponse once(AccountId caller, String key, String request, byte[] body, Supplier<HttpResponse> answer) {
        var secret = (caller.value() + " " + key).getBytes(StandardCharsets.UTF_8);
        var name = HexFormat.of().formatHex(hmac(secret, "name", new byte[0]));
        var fingerprint = HexFormat.of().formatHex(hmac(secret, "request " + request, body));
        var now = clock.instant();
        var abandonedAt = now.plus(ABANDONED);
        return switch (store.take(name, fingerprint, now, abandonedAt, now.plus(REMEMBERED))) {
            case Outcome.Taken taken -> carryOut(name, abandonedAt, hmac(secret, "answer", new byte[0]), answer);
            case Outcome.Answered answered -> SealedAnswer.open(answered.answer(), hmac(secret, "answer", new byte[0]));
            case Outcome.InProgress running ->
                refused(Problem.of(ProblemType.REQUEST_IN_PROGRESS, "Ask again for its answer.")
                        .retryAfter(Duration.ofSeconds(1)));
            case Outcome.OtherRequest other ->
                refused(Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "Choose a new key for each request that differs."));
        };
    }

    private HttpResponse carryOut(String name, Instant abandonedAt, byte[] sealingKey, Supplier<HttpResponse> answer) {
        var answered = false;
        try {
            var response = answer.get();
            if (response.status() < 500) {
                store.answer(name, abandonedAt, SealedAnswer.seal(response, sealingKey));
                answered = true;
            }
            return response;
        } finally {
            if (!answered) {
                store.release(name, abandonedAt);
            }
        }
    }

    private static HttpResponse refused(Problem problem) {
        return ResponseWriter.write(Response.problem(problem));
    }

    private static byte[] hmac(byte[] secret, String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
