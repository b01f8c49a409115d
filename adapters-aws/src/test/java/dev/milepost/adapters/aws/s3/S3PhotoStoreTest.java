package dev.milepost.adapters.aws.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.aws.testing.LocalS3;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.application.contract.PhotoStoreContract;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.receipt.ReceiptId;
import java.nio.file.Path;
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
    void aBucketThatIsAwayIsAnOutage() {
        s3.close();

        assertThatThrownBy(() -> photos.find(new ReceiptId("a"))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> photos.put(new ReceiptId("a"), new byte[1]))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
