package dev.milepost.adapters.http.receipt;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Range;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.PhotoUploads.Ticket;
import dev.milepost.application.receipt.UploadLargeReceipt;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that upload a receipt's photo past the API, where it is too large for it. */
public final class LargeReceiptEndpoints {
    private final UploadLargeReceipt upload;

    public LargeReceiptEndpoints(UploadLargeReceipt upload) {
        this.upload = upload;
    }

    record FileJson(
            @Text(max = 100) @About("image/jpeg, image/png, image/webp or application/pdf")
            String contentType,

            @Range(min = 1, max = ReceiptEndpoints.MAX_UPLOAD_BYTES) @About("Exactly as many as will be sent")
            long bytes) {}

    record PlaceJson(
            @About("What the receipt will be called") String id,

            @About("Where to send the file; null where uploadReceipt takes it in one step, whatever its size")
            Optional<PutJson> put) {}

    /** @param headers that have to be sent with the file */
    record PutJson(String url, Map<String, String> headers, Instant expiresAt) {
        static PutJson of(Ticket ticket) {
            return new PutJson(ticket.url(), ticket.headers(), ticket.expiresAt());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/tasks/{id}/receipts/uploads",
                                "openReceiptUpload",
                                "A place to send a large photo of a receipt to, by PUT with the headers of the answer")
                        .forRoles(Role.COURIER)
                        .takes(FileJson.class)
                        .answers(200, PlaceJson.class)
                        .refuses(ProblemType.TASK_NOT_STARTED, ProblemType.TOO_MANY_RECEIPTS)
                        .handledBy(this::open),
                Endpoint.post(
                                "/tasks/{id}/receipts/uploads/{receiptId}",
                                "completeReceiptUpload",
                                "Say that the photo was sent, for it to be read by machine; again gives the same receipt")
                        .forRoles(Role.COURIER)
                        .answers(201, ReceiptJson.class)
                        .refuses(ProblemType.TASK_NOT_STARTED, ProblemType.TOO_MANY_RECEIPTS)
                        .handledBy(this::complete));
    }

    private Response open(Request request, Caller courier) {
        var file = request.body(FileJson.class);
        var type = MediaType.of(file.contentType())
                .filter(known -> known != MediaType.HEIC)
                .orElseThrow(() -> new RequestRefused(Problem.invalid(
                        "contentType", "must be image/jpeg, image/png, image/webp or application/pdf")));
        var place = Refusals.orRefuse(
                upload.open(new TaskId(request.path("id")), type, Math.toIntExact(file.bytes()), courier));
        return Response.ok(new PlaceJson(place.id().value(), place.ticket().map(PutJson::of)));
    }

    private Response complete(Request request, Caller courier) {
        var stored = Refusals.orRefuse(
                upload.complete(new TaskId(request.path("id")), new ReceiptId(request.path("receiptId")), courier));
        var json = ReceiptJson.of(stored);
        return Response.created("/receipts/" + json.id(), json).withVersion(stored.version());
    }
}
