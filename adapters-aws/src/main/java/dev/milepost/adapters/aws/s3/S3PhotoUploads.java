package dev.milepost.adapters.aws.s3;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.PhotoUploads;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Photos on their way, sent to S3 by addresses that are signed for one of them: for its key, which is made of ids alone, its type, its exact
 * length and its encryption. The bucket forgets within some days what nobody has said to be complete.
 */
public final class S3PhotoUploads implements PhotoUploads {
    /** Where they lie in the bucket. Roles allow the actions of {@link S3PhotoStore} there as well. */
    public static final String PREFIX = "uploads/";

    private static final Duration VALID = Duration.ofMinutes(15);

    /** That the sender's own HTTP client sets. */
    private static final Set<String> SENT_ANYWAY = Set.of("host", "content-length");

    private final S3Client s3;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    /** @param presigner asked for once a file is to be sent */
    public S3PhotoUploads(S3Client s3, Supplier<S3Presigner> presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public Optional<Ticket> open(AccountId courier, ReceiptId id, MediaType type, int bytes) {
        var signed = presigner
                .get()
                .presignPutObject(presign -> presign.signatureDuration(VALID)
                        .putObjectRequest(put -> put.bucket(bucket)
                                .key(key(courier, id))
                                .contentType(type.contentType())
                                .contentLength((long) bytes)
                                .serverSideEncryption(ServerSideEncryption.AES256)));
        var headers = signed.signedHeaders().entrySet().stream()
                .filter(header -> !SENT_ANYWAY.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
        return Optional.of(new Ticket(signed.url().toString(), headers, signed.expiration()));
    }

    @Override
    public Optional<byte[]> find(AccountId courier, ReceiptId id) {
        return S3PhotoStore.isName(id) ? S3PhotoStore.find(s3, bucket, key(courier, id)) : Optional.empty();
    }

    @Override
    public void remove(AccountId courier, ReceiptId id) {
        ServiceCalls.call(
                "S3", () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key(courier, id))));
    }

    private static String key(AccountId courier, ReceiptId id) {
        return PREFIX + courier.value() + "/" + id.value();
    }
}
