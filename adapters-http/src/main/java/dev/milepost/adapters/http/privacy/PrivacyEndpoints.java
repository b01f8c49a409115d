package dev.milepost.adapters.http.privacy;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.security.Authenticator;
import dev.milepost.application.people.Caller;
import dev.milepost.application.privacy.ErasePersonalData;
import dev.milepost.application.privacy.ExportPersonalData;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.PrivacyEntry;
import dev.milepost.domain.people.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The calls about personal data, all of which leave a line in a log. */
public final class PrivacyEndpoints {
    private static final String ZIP = "application/zip";

    private final ExportPersonalData export;
    private final ErasePersonalData erase;
    private final Consumer<AccountId> forget;
    private final int maxArchiveBytes;

    /**
     * @param forget told of an account that was erased, so that it is shut out at once: {@link Authenticator#forget}
     * @param maxArchiveBytes more than that isn't answered at once: photos are left out then, and what is too long all the same refused
     */
    public PrivacyEndpoints(
            ExportPersonalData export, ErasePersonalData erase, Consumer<AccountId> forget, int maxArchiveBytes) {
        this.export = export;
        this.erase = erase;
        this.forget = forget;
        this.maxArchiveBytes = maxArchiveBytes;
    }

    record ExportJson(
            @About("Who asked for it, or why") @Text(max = 500)
            String reason,

            @About("Only tasks published and receipts uploaded then or later")
            Optional<Instant> from,

            @About("Only those before") Optional<Instant> to) {}

    record EraseJson(
            @About("Who asked for it, or why") @Text(max = 500)
            String reason) {}

    record PrivacyEntryJson(
            String id,
            String accountId,
            PrivacyEntry.Act act,
            @About("The admin's account") String by,
            Instant at,
            String reason) {
        static PrivacyEntryJson of(PrivacyEntry entry) {
            return new PrivacyEntryJson(
                    entry.id(), entry.account().value(), entry.act(), entry.by().value(), entry.at(), entry.reason());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/accounts/{id}/export",
                                "exportPersonalData",
                                "All that is stored of a person, as a ZIP archive: account, tasks with tracks, receipts with photos."
                                        + " Its README.txt says which photos had no room in it, and where they are")
                        .forRoles(Role.ADMIN)
                        .takes(ExportJson.class)
                        .answersFile(ZIP)
                        .refuses(ProblemType.TOO_LARGE)
                        .handledBy(this::export),
                Endpoint.post(
                                "/accounts/{id}/erase",
                                "erasePersonalData",
                                "Erase for good who a courier was, where they were and what they bought; figures stay")
                        .forRoles(Role.ADMIN)
                        .takes(EraseJson.class)
                        .answers(200, PrivacyEntryJson.class)
                        .refuses(ProblemType.COURIER_HOLDS_TASK)
                        .handledBy(this::erase),
                Endpoint.get(
                                "/accounts/{id}/privacy-log",
                                "getPrivacyLog",
                                "Who exported or erased a person's data, newest first")
                        .forRoles(Role.ADMIN)
                        .answersListOf(PrivacyEntryJson.class)
                        .handledBy((request, admin) -> Paging.answer(export.log(id(request)), PrivacyEntryJson::of)));
    }

    private Response export(Request request, Caller admin) {
        var wanted = request.body(ExportJson.class);
        var data = Refusals.orRefuse(export.export(id(request), wanted.reason(), wanted.from(), wanted.to(), admin));
        return Response.bytes(ZIP, PersonalDataArchive.of(data, maxArchiveBytes))
                .with("Content-Disposition", "attachment; filename=\"personal-data.zip\"");
    }

    private Response erase(Request request, Caller admin) {
        var entry = Refusals.orRefuse(
                erase.erase(id(request), request.body(EraseJson.class).reason(), admin));
        forget.accept(entry.account());
        return Response.ok(PrivacyEntryJson.of(entry));
    }

    private static AccountId id(Request request) {
        return new AccountId(request.path("id"));
    }
}
