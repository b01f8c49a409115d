package dev.milepost.adapters.aws.s3;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Photos as objects, each named by its receipt's id alone. S3 shows an object whole or not at all. */
public final class S3PhotoStore implements PhotoStore {
    /** Where photos lie in the bucket. */
    public static final String PREFIX = "photos/";

    /**
     * The actions that a role has to allow below {@link #PREFIX}, and on the bucket itself that of listing: without it S3 answers 403 for
     * what isn't there, as for what is forbidden.
     */
    public static final Set<String> ACTIONS =
            Set.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket");

    /** Lambda answers at most 6 MB, in Base64. */
    private static final int MOST_ANSWERED = 4 * 1024 * 1024;

    private static final Duration VALID = Duration.ofMinutes(5);

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");

    private final S3Client s3;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    /** @param presigner asked for once a photo is too large for an answer */
    public S3PhotoStore(S3Client s3, Supplier<S3Presigner> presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** @throws IllegalArgumentException for an id that is no plain name of letters, digits and hyphens */
    @Override
    public void put(ReceiptId id, byte[] content) {
        if (!isName(id)) {
            throw new IllegalArgumentException("not an id to name an object by");
        }
        ServiceCalls.call(
                "S3",
                () -> s3.putObject(
                        put -> put.bucket(bucket).key(key(id)).serverSideEncryption(ServerSideEncryption.AES256),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void remove(ReceiptId id) {
        if (isName(id)) {
            ServiceCalls.call(
                    "S3", () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key(id))));
        }
    }

    @Override
    public Optional<byte[]> find(ReceiptId id) {
        return isName(id) ? find(s3, bucket, key(id)) : Optional.empty();
    }

    /** For five minutes, or as long as the credentials last that it is signed with. A browser saves the file and keeps no copy of its own. */
    @Override
    public Optional<Link> link(ReceiptId id, MediaType type, long bytes) {
        return bytes > MOST_ANSWERED && isName(id) && isThere(id)
                ? Optional.of(new Link(signedAddress(id, type)))
                : Optional.empty();
    }

    private boolean isThere(ReceiptId id) {
        try {
            ServiceCalls.call(
                    "S3", () -> s3.headObject(head -> head.bucket(bucket).key(key(id))));
            return true;
        } catch (NoSuchKeyException erased) {
            return false;
        }
    }

    private String signedAddress(ReceiptId id, MediaType type) {
        return presigner
                .get()
                .presignGetObject(presign -> presign.signatureDuration(VALID)
                        .getObjectRequest(get -> get.bucket(bucket)
                                .key(key(id))
                                .responseContentType(type.contentType())
                                .responseContentDisposition(
                                        "attachment; filename=\"receipt-" + id.value() + "." + type.fileEnding() + "\"")
                                .responseCacheControl("no-store")))
                .url()
                .toString();
    }

    /** The content of an object; empty if there is none of this key. */
    static Optional<byte[]> find(S3Client s3, String bucket, String key) {
        try {
            var object = ServiceCalls.call(
                    "S3", () -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
            return Optional.of(object.asByteArrayUnsafe());
        } catch (NoSuchKeyException unknown) {
            return Optional.empty();
        }
    }

    /** Whether an id can be part of a key. */
    static boolean isName(ReceiptId id) {
        return NAME.matcher(id.value()).matches();
    }

    private static String key(ReceiptId id) {
        return PREFIX + id.value();
    }
}
