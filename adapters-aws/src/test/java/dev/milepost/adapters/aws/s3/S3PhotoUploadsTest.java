package dev.milepost.adapters.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.aws.testing.LocalS3;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.application.contract.PhotoUploadsContract;
import dev.milepost.application.port.PhotoUploads;
import dev.milepost.application.port.PhotoUploads.Ticket;
import dev.milepost.domain.receipt.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3PhotoUploadsTest implements PhotoUploadsContract {
    private LocalS3 s3;
    private S3PhotoUploads uploads;

    @BeforeEach
    void start(@TempDir Path folder) {
        s3 = new LocalS3(folder);
        uploads = new S3PhotoUploads(
                TestClients.of(S3Client.builder().forcePathStyle(true), s3.address())
                        .build(),
                () -> TestClients.presigner(s3.address()),
                "milepost-test");
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Override
    public PhotoUploads uploads() {
        return uploads;
    }

    @Override
    public void send(Ticket ticket, byte[] content) {
        var request =
                HttpRequest.newBuilder(URI.create(ticket.url())).PUT(HttpRequest.BodyPublishers.ofByteArray(content));
        ticket.headers().forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void anAddressNamesOneKeySignsTypeLengthAndEncryptionAndExpiresInAQuarterOfAnHour() {
        var ticket = uploads.open(ANNA, ID, MediaType.PDF, 4_711).orElseThrow();

        assertThat(ticket.url())
                .contains("/milepost-test/uploads/anna/0198-receipt?")
                .contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bx-amz-server-side-encryption")
                .contains("X-Amz-Expires=900")
                .doesNotContain("checksum");
        assertThat(ticket.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry("x-amz-server-side-encryption", "AES256")
                .hasSize(2);
        assertThat(ticket.expiresAt()).isBetween(Instant.now(), Instant.now().plusSeconds(901));
    }
}
