package dev.milepost.adapters.http.privacy;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.receipt.ReceiptJson;
import dev.milepost.adapters.http.task.TaskEndpoints.TransitionJson;
import dev.milepost.adapters.http.task.TaskJson;
import dev.milepost.adapters.http.tracking.TrackJson;
import dev.milepost.application.privacy.ExportPersonalData.PersonalData;
import dev.milepost.application.privacy.ExportPersonalData.ReceiptRecord;
import dev.milepost.application.privacy.ExportPersonalData.TaskRecord;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All that is stored of a courier as a ZIP archive: {@code account.json}; {@code tasks/ID.json} with the task, its history and its positions;
 * {@code receipts/ID.json} and the photo beside it; {@code README.txt}, which says where photos are that had no room. The JSON is that of the
 * API.
 */
final class PersonalDataArchive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final int maxBytes;
    private final List<String> leftOut = new ArrayList<>();

    private PersonalDataArchive(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws RequestRefused with status 413 if it becomes larger than this */
    static byte[] of(PersonalData data, int maxBytes) {
        var archive = new PersonalDataArchive(maxBytes);
        try (archive.zip) {
            archive.add("account.json", Json.write(account(data.account().value())));
            data.tasks().forEach(archive::add);
            var receipts = data.receipts().toList();
            receipts.forEach(archive::add);
            receipts.forEach(archive::addPhoto);
            archive.write("README.txt", archive.readme().getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return archive.bytes.toByteArray();
    }

    private static Map<String, Object> account(Account account) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", account.id().value());
        json.put("email", account.email().value());
        json.put("name", account.name());
        json.put("role", account.role());
        json.put("teamId", account.teamId().map(team -> team.value()));
        json.put("createdAt", account.createdAt());
        return json;
    }

    private void add(TaskRecord record) {
        var json = new LinkedHashMap<String, Object>();
        json.put("task", TaskJson.of(record.task()));
        json.put("history", record.history().stream().map(TransitionJson::of).toList());
        json.put("positions", TrackJson.of(record.track(), Datum.WGS84).positions());
        add("tasks/" + record.task().value().id().value() + ".json", Json.write(json));
    }

    private void add(ReceiptRecord record) {
        var id = record.receipt().value().facts().id().value();
        add("receipts/" + id + ".json", Json.write(ReceiptJson.of(record.receipt())));
    }

    private void addPhoto(ReceiptRecord record) {
        var facts = record.receipt().value().facts();
        var id = facts.id().value();
        if (bytes.size() + facts.sizeBytes() > maxBytes) {
            leftOut.add(EndpointCatalogue.BASE_PATH + "/receipts/" + id + "/photo");
        } else {
            var name = "receipts/" + id + "." + facts.mediaType().fileEnding();
            record.photo().get().ifPresent(photo -> write(name, photo));
        }
    }

    private String readme() {
        var whole = """
                All that is stored of a person: account.json; tasks/ID.json, each with its history and positions;
                receipts/ID.json, each with its photo beside it. Times are UTC, positions WGS-84.
                """;
        return leftOut.isEmpty() ? whole : whole + """

                These photos had no room in this archive. Whoever is signed in as an admin gets each, as long as it is
                stored, from the same server:
                """ + String.join("\n", leftOut) + "\n";
    }

    private void add(String name, byte[] content) {
        write(name, content);
        if (bytes.size() > maxBytes) {
            throw new RequestRefused(Problem.of(
                    ProblemType.TOO_LARGE,
                    "An archive has at most " + maxBytes + " bytes here: ask for shorter periods by from and to."));
        }
    }

    private void write(String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
