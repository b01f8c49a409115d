package dev.milepost.adapters.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.aws.testing.LocalS3;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.application.contract.PhotoStoreContract;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3PhotoStoreTest implements PhotoStoreContract {
    private LocalS3 s3;
    private PhotoStore photos;

    @BeforeEach
    void start(@TempDir Path folder) {
        s3 = new LocalS3(folder);
        photos = new S3PhotoStore(
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
    public PhotoStore photos() {
        return photos;
    }

    @Test
    void aLargePhotoIsFetchedAsAFileByItsAddressForFiveMinutes() throws Exception {
        var content = new byte[5_000_000];
        content[4_999_999] = 1;
        photos.put(new ReceiptId("0198-receipt"), content);

        var link = photos.link(new ReceiptId("0198-receipt"), MediaType.PDF, content.length)
                .orElseThrow();

        assertThat(link.url()).contains("X-Amz-Expires=300").contains("X-Amz-Signature=");
        assertThat(link.toString()).doesNotContain("0198");
        try (var client = HttpClient.newHttpClient()) {
            var file =
                    client.send(HttpRequest.newBuilder(URI.create(link.url())).build(), BodyHandlers.ofByteArray());
            assertThat(Arrays.equals(file.body(), content)).isTrue();
            assertThat(file.headers().firstValue("content-type")).contains("application/pdf");
            assertThat(file.headers().firstValue("content-disposition"))
                    .contains("attachment; filename=\"receipt-0198-receipt.pdf\"");
            assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        }
    }

    @Test
    void aBucketThatIsAwayIsAnOutage() {
        s3.close();

        assertThatThrownBy(() -> photos.find(new ReceiptId("a"))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> photos.put(new ReceiptId("a"), new byte[1]))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
