package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.Organisation;
import dev.milepost.lambda.local.LocalCloud;
import dev.milepost.lambda.local.PackagedFunctions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos that are larger than what Lambda takes and answers, from upload to export and erasure. */
class LargePhotosIT {
    private static final LocalCloud CLOUD = PackagedFunctions.cloud();
    private static final HttpTransport TRANSPORT = new HttpTransport(CLOUD.address());
    private static final ApiClient ANYONE = ApiClient.of(TRANSPORT);
    private static final byte[] PHOTO = Arrays.copyOf(Organisation.JPEG, 6_000_000);

    private final Organisation people = new Organisation(
            ANYONE,
            ANYONE.signedIn(MainJob.ADMIN_EMAIL, MainJob.ADMIN_PASSWORD),
            InstantSource.system(),
            System.nanoTime() + ".example.com");
    private String task;
    private String receipt;

    @AfterAll
    static void noFunctionCalledWhatItsRoleDoesNotAllow() {
        assertThat(CLOUD.refusedCalls()).isEmpty();
    }

    @BeforeEach
    void annaUploadsSixMegabytes() throws Exception {
        task = people.startedTask();
        var uploads = "/tasks/" + task + "/receipts/uploads";
        var place = people.anna
                .post(uploads, Map.of("contentType", "image/jpeg", "bytes", PHOTO.length))
                .expect(200);
        receipt = place.field("id");
        people.anna.post(uploads + "/" + receipt).expectProblem(404, "not-found");
        var put = place.json().path("put");
        var request =
                HttpRequest.newBuilder(URI.create(put.path("url").asString())).PUT(BodyPublishers.ofByteArray(PHOTO));
        put.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asString()));
        assertThat(send(request).statusCode()).isEqualTo(200);
        people.anna.post(uploads + "/" + receipt).expect(201);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    @Test
    void whoMaySeeItIsLedToTheFile() throws Exception {
        var answer = people.manager.get("/receipts/" + receipt + "/photo").expect(302);
        var file =
                send(HttpRequest.newBuilder(URI.create(answer.header("location").orElseThrow())));

        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(Arrays.equals(file.body(), PHOTO)).isTrue();
        assertThat(file.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"receipt-" + receipt + ".jpg\"");
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        people.boris.get("/receipts/" + receipt + "/photo").expectProblem(404, "not-found");
        ANYONE.get("/receipts/" + receipt + "/photo").expectProblem(401, "unauthenticated");
    }

    @Test
    void anExportSaysWhereItIsAndAnErasureTakesIt() throws Exception {
        var courier = people.anna.get("/accounts/me").field("id");
        var reason = Map.of("reason", "Her letter of Monday");

        var files = unzip(people.admin
                .post("/accounts/" + courier + "/export", reason)
                .expect(200)
                .answer()
                .body());

        assertThat(files)
                .containsKey("receipts/" + receipt + ".json")
                .doesNotContainKey("receipts/" + receipt + ".jpg");
        assertThat(files.get("README.txt")).contains("/api/v1/receipts/" + receipt + "/photo");
        people.admin.get("/receipts/" + receipt + "/photo").expect(302);
        people.anna.post("/tasks/" + task + "/complete", reason).expect(200);
        people.admin.post("/accounts/" + courier + "/erase", reason).expect(200);
        people.admin.get("/receipts/" + receipt + "/photo").expectProblem(404, "not-found");
    }

    private static Map<String, String> unzip(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
