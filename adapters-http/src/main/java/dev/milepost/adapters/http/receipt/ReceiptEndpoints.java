package dev.milepost.adapters.http.receipt;

import dev.milepost.adapters.http.catalogue.Body;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.application.Outcome;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.receipt.ReceiptQueries;
import dev.milepost.application.receipt.ReceiptQueries.Elsewhere;
import dev.milepost.application.receipt.ReceiptQueries.Photo;
import dev.milepost.application.receipt.ReviewReceipt;
import dev.milepost.application.receipt.UploadReceipt;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.task.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls about receipts. */
public final class ReceiptEndpoints {
    static final int MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
    private static final int MAX_PAGES = 10;
    private static final String[] FILES =
            Arrays.stream(MediaType.values()).map(MediaType::contentType).toArray(String[]::new);
    private static final Parameter<ReceiptStatus> STATUS =
            Parameter.constant("status", ReceiptStatus.class, "Only receipts of this status");
    private static final Parameter<String> TASK_ID = Parameter.text("taskId", 64, "Only receipts of this task");
    private static final Parameter<Boolean> EVIDENCE = Parameter.choice(
            "evidence",
            Map.of("true", true, "false", false),
            "true: a page as an upright image/jpeg of at most three megapixels, with frames around what the reading rests on");
    private static final Parameter<Integer> PAGE =
            Parameter.whole("page", 1, MAX_PAGES, "With evidence: which page; else the one with the total");
    private static final Parameter<String> COURIER_ID =
            Parameter.text("courierId", 64, "Only receipts of this courier");

    private final UploadReceipt upload;
    private final ReviewReceipt review;
    private final ReceiptQueries queries;

    public ReceiptEndpoints(UploadReceipt upload, ReviewReceipt review, ReceiptQueries queries) {
        this.upload = upload;
        this.review = review;
        this.queries = queries;
    }

    /** @param total empty: as it was read */
    record ConfirmReceiptJson(
            @About("What the receipt is for, if that isn't what was read")
            Optional<Money> total) {}

    record RejectReceiptJson(
            @About("For the courier to read") String reason) {}

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/tasks/{id}/receipts",
                                "uploadReceipt",
                                "Upload a photo of a receipt, to be read by machine")
                        .forRoles(Role.COURIER)
                        .takes(new Body.File(List.of(FILES), MAX_UPLOAD_BYTES))
                        .answers(201, ReceiptJson.class)
                        .refuses(ProblemType.TASK_NOT_STARTED, ProblemType.TOO_MANY_RECEIPTS)
                        .idempotent()
                        .handledBy(this::upload),
                Endpoint.get("/receipts", "listReceipts", "Receipts, newest first; a courier sees its own")
                        .forSignedIn()
                        .parameters(STATUS, TASK_ID, COURIER_ID)
                        .answersPageOf(ReceiptJson.class)
                        .handledBy(this::list),
                Endpoint.get("/receipts/{id}", "getReceipt", "One receipt with what was read on it")
                        .forSignedIn()
                        .answers(200, ReceiptJson.class)
                        .handledBy((request, caller) -> answer(queries.find(id(request), caller))),
                Endpoint.get(
                                "/receipts/{id}/photo",
                                "getReceiptPhoto",
                                "The file as it was uploaded, or the evidence on it")
                        .forSignedIn()
                        .parameters(EVIDENCE, PAGE)
                        .answersFile(FILES)
                        .orLeadsElsewhere()
                        .refuses(ProblemType.NO_PICTURE)
                        .handledBy(this::photo),
                Endpoint.post("/receipts/{id}/confirm", "confirmReceipt", "Confirm what was read, or correct it")
                        .forRoles(Role.MANAGER)
                        .mayTake(ConfirmReceiptJson.class)
                        .answers(200, ReceiptJson.class)
                        .refuses(ProblemType.RECEIPT_STILL_READING, ProblemType.RECEIPT_DECIDED)
                        .handledBy((request, caller) -> answer(review.confirm(
                                id(request),
                                request.body(ConfirmReceiptJson.class).total(),
                                caller))),
                Endpoint.post("/receipts/{id}/reject", "rejectReceipt", "Don't accept the receipt")
                        .forRoles(Role.MANAGER)
                        .takes(RejectReceiptJson.class)
                        .answers(200, ReceiptJson.class)
                        .refuses(ProblemType.RECEIPT_STILL_READING, ProblemType.RECEIPT_DECIDED)
                        .handledBy((request, caller) -> answer(review.reject(
                                id(request),
                                request.body(RejectReceiptJson.class).reason(),
                                caller))));
    }

    private Response upload(Request request, Caller courier) {
        var stored = Refusals.orRefuse(upload.upload(new TaskId(request.path("id")), request.bytes(), courier));
        var json = ReceiptJson.of(stored);
        return Response.created("/receipts/" + json.id(), json).withVersion(stored.version());
    }

    private Response list(Request request, Caller caller) {
        var filter = new ReceiptFilter(
                request.get(STATUS),
                request.get(TASK_ID).map(TaskId::new),
                request.get(COURIER_ID).map(AccountId::new));
        return Paging.answer(request, queries.list(filter, Paging.of(request), caller), ReceiptJson::of);
    }

    private Response photo(Request request, Caller caller) {
        var id = id(request);
        if (request.get(EVIDENCE).orElse(false)) {
            var picture = Refusals.orRefuse(queries.evidence(id, request.get(PAGE), caller));
            return file(id, new Photo(picture, MediaType.JPEG));
        }
        return switch (Refusals.orRefuse(queries.photo(id, caller))) {
            case Photo photo -> file(id, photo);
            case Elsewhere elsewhere -> Response.found(elsewhere.link().url());
        };
    }

    private static Response file(ReceiptId id, Photo photo) {
        // The type is what the bytes themselves showed, never what the uploader claimed; and a browser saves it, never
        // runs it.
        return Response.bytes(photo.type().contentType(), photo.content())
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"receipt-" + id.value() + "."
                                + photo.type().fileEnding() + "\"")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static Response answer(Outcome<Versioned<Receipt>> outcome) {
        var stored = Refusals.orRefuse(outcome);
        return Response.ok(ReceiptJson.of(stored)).withVersion(stored.version());
    }

    private static ReceiptId id(Request request) {
        return new ReceiptId(request.path("id"));
    }
}
