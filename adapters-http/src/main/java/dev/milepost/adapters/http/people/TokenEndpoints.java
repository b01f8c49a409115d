package dev.milepost.adapters.http.people;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.adapters.http.security.Sessions;
import dev.milepost.application.people.Caller;
import java.time.Instant;
import java.util.List;

/** The calls by which people sign in, stay signed in and sign out. */
public final class TokenEndpoints {
    private final Sessions sessions;
    private final Authenticator authenticator;

    public TokenEndpoints(Sessions sessions, Authenticator authenticator) {
        this.sessions = sessions;
        this.authenticator = authenticator;
    }

    record CredentialsJson(
            @Text(max = 254) String email, @Text(max = 200) String password) {
        @Override
        public String toString() {
            return "CredentialsJson[hidden]";
        }
    }

    record RefreshJson(@Text(max = 200) String refreshToken) {
        @Override
        public String toString() {
            return "RefreshJson[hidden]";
        }
    }

    record TokensJson(
            @About("A JWT for the Authorization header: Bearer …")
            String accessToken,

            @About("When the access token expires") Instant expiresAt,
            @About("Gets the next tokens, once") String refreshToken) {
        @Override
        public String toString() {
            return "TokensJson[hidden]";
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/tokens", "signIn", "Sign in")
                        .forAnyone()
                        .takes(CredentialsJson.class)
                        .answers(200, TokensJson.class)
                        .refuses(ProblemType.BAD_CREDENTIALS, ProblemType.TOO_MANY_REQUESTS)
                        .handledBy(this::signIn),
                Endpoint.post("/tokens/refresh", "refreshTokens", "Get the next tokens; the refresh token dies")
                        .forAnyone()
                        .takes(RefreshJson.class)
                        .answers(200, TokensJson.class)
                        .refuses(ProblemType.INVALID_REFRESH_TOKEN)
                        .handledBy(request -> answer(
                                sessions.refresh(request.body(RefreshJson.class).refreshToken()),
                                Problem.of(ProblemType.INVALID_REFRESH_TOKEN, "Sign in again."))),
                Endpoint.delete("/tokens", "signOut", "Sign out: the session ends")
                        .forSignedIn()
                        .handledBy(this::signOut));
    }

    private Response signIn(Request request) {
        var credentials = request.body(CredentialsJson.class);
        return answer(
                sessions.signIn(credentials.email(), credentials.password(), request.remoteAddress()),
                Problem.of(ProblemType.BAD_CREDENTIALS, "Check both and try again."));
    }

    private static Response answer(Sessions.Result result, Problem denied) {
        return switch (result) {
            case Sessions.Result.Granted granted ->
                Response.ok(new TokensJson(granted.accessToken(), granted.expiresAt(), granted.refreshToken()));
            case Sessions.Result.Denied no -> Response.problem(denied);
            case Sessions.Result.TooManyAttempts tooMany ->
                Response.problem(Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many attempts to sign in: wait.")
                        .retryAfter(tooMany.retryAfter()));
        };
    }

    private Response signOut(Request request, Caller caller) {
        switch (request.identity().orElseThrow().credential()) {
            case Credential.Session session -> sessions.signOut(session.familyId());
            case Credential.Device device -> throw new IllegalStateException("a device key is no session");
        }
        authenticator.forget(caller.accountId());
        return Response.noContent();
    }
}
