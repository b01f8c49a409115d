package dev.milepost.adapters.http.people;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Assigned;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.adapters.http.security.Sessions;
import dev.milepost.application.Outcome;
import dev.milepost.application.people.AccountDraft;
import dev.milepost.application.people.AccountQueries;
import dev.milepost.application.people.Caller;
import dev.milepost.application.people.ChangeAccount;
import dev.milepost.application.people.CreateAccount;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountChange;
import dev.milepost.domain.people.AccountChange.TeamChange;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls about accounts. */
public final class AccountEndpoints {
    private final CreateAccount create;
    private final ChangeAccount change;
    private final AccountQueries queries;
    private final Sessions sessions;
    private final Authenticator authenticator;

    public AccountEndpoints(
            CreateAccount create,
            ChangeAccount change,
            AccountQueries queries,
            Sessions sessions,
            Authenticator authenticator) {
        this.create = create;
        this.change = change;
        this.queries = queries;
        this.sessions = sessions;
        this.authenticator = authenticator;
    }

    record NewAccountJson(
            @Text(max = 254) String email,
            @Text(max = 100) String name,
            Role role,
            @Text(max = 64) Optional<String> teamId,
            @About("8 to 200 characters") @Text(max = 200) String password) {
        @Override
        public String toString() {
            return "NewAccountJson[" + role + "]";
        }
    }

    /** @param teamId null: the account leaves its team */
    record AccountChangeJson(
            @Text(max = 100) Optional<String> name,
            Optional<Role> role,

            @About("null: the account leaves its team") @Text(max = 64)
            Optional<Assigned<String>> teamId,

            Optional<Boolean> disabled,

            @About("8 to 200 characters; ends the other sessions of the account") @Text(max = 200)
            Optional<String> password) {
        @Override
        public String toString() {
            return "AccountChangeJson[hidden]";
        }

        AccountChange toChange() {
            return new AccountChange(
                    name, role, teamId.map(team -> new TeamChange(team.value().map(TeamId::new))), disabled);
        }
    }

    record AccountJson(
            String id,
            long version,
            String email,
            String name,
            Role role,
            Optional<String> teamId,
            boolean disabled,
            Instant createdAt) {
        static AccountJson of(Versioned<Account> stored) {
            var account = stored.value();
            return new AccountJson(
                    account.id().value(),
                    stored.version(),
                    account.email().value(),
                    account.name(),
                    account.role(),
                    account.teamId().map(TeamId::value),
                    account.disabled(),
                    account.createdAt());
        }
    }

    record NameJson(String id, String name, Role role, Optional<String> teamId) {
        static NameJson of(Versioned<Account> stored) {
            var account = stored.value();
            return new NameJson(
                    account.id().value(),
                    account.name(),
                    account.role(),
                    account.teamId().map(TeamId::value));
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/accounts", "createAccount", "Let somebody in")
                        .forRoles(Role.ADMIN)
                        .takes(NewAccountJson.class)
                        .answers(201, AccountJson.class)
                        .refuses(ProblemType.EMAIL_TAKEN)
                        .idempotent()
                        .handledBy(this::create),
                Endpoint.get("/accounts", "listAccounts", "Accounts, newest first")
                        .forRoles(Role.ADMIN)
                        .answersPageOf(AccountJson.class)
                        .handledBy((request, caller) ->
                                Paging.answer(request, queries.list(Paging.of(request)), AccountJson::of)),
                Endpoint.get(
                                "/accounts/names",
                                "listNames",
                                "Who is who, newest first: what watching takes, and no more")
                        .forRoles(Role.MANAGER, Role.ADMIN)
                        .answersPageOf(NameJson.class)
                        .handledBy((request, caller) ->
                                Paging.answer(request, queries.list(Paging.of(request)), NameJson::of)),
                Endpoint.get("/accounts/me", "getOwnAccount", "One's own account")
                        .forSignedIn()
                        .answers(200, AccountJson.class)
                        .handledBy((request, caller) -> answer(queries.find(caller.accountId(), caller))),
                Endpoint.get("/accounts/{id}", "getAccount", "An account: any for an admin, one's own for others")
                        .forSignedIn()
                        .answers(200, AccountJson.class)
                        .handledBy((request, caller) -> answer(queries.find(id(request), caller))),
                Endpoint.patch(
                                "/accounts/{id}",
                                "changeAccount",
                                "Change an account: an admin everything, others their own name and password")
                        .forSignedIn()
                        .takes(AccountChangeJson.class)
                        .answers(200, AccountJson.class)
                        .refuses(ProblemType.OWN_RIGHTS, ProblemType.STALE_VERSION)
                        .handledBy(this::change));
    }

    private Response create(Request request, Caller admin) {
        var wanted = request.body(NewAccountJson.class);
        var json = AccountJson.of(Refusals.orRefuse(create.create(new AccountDraft(
                wanted.email(), wanted.name(), wanted.role(), wanted.teamId().map(TeamId::new), wanted.password()))));
        return Response.created("/accounts/" + json.id(), json).withVersion(json.version());
    }

    private Response change(Request request, Caller caller) {
        var wanted = request.body(AccountChangeJson.class);
        var outcome = change.change(id(request), wanted.toChange(), wanted.password(), request.ifMatch(), caller);
        var changed = Refusals.orRefuse(outcome).value();
        if (wanted.password().isPresent() || changed.disabled()) {
            sessions.signOutEverywhere(changed.id(), ownSession(request, changed.id()));
        }
        authenticator.forget(changed.id());
        return answer(outcome);
    }

    /** Whoever changes their own password stays signed in where they do it. */
    private static Optional<String> ownSession(Request request, AccountId changed) {
        var identity = request.identity().orElseThrow();
        return identity.caller().accountId().equals(changed) && identity.credential() instanceof Credential.Session own
                ? Optional.of(own.familyId())
                : Optional.empty();
    }

    private static Response answer(Outcome<Versioned<Account>> outcome) {
        var json = AccountJson.of(Refusals.orRefuse(outcome));
        return Response.ok(json).withVersion(json.version());
    }

    private static AccountId id(Request request) {
        return new AccountId(request.path("id"));
    }
}
