package dev.milepost.adapters.aws.s3;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Photos as objects, each named by its receipt's id alone. S3 shows an object whole or not at all. */
public final class S3PhotoStore implements PhotoStore {
    /** Where photos lie in the bucket. */
    public static final String PREFIX = "photos/";

    /** The actions that a role has to allow below {@link #PREFIX}. */
    public static final Set<String> ACTIONS = Set.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject");

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");

    private final S3Client s3;
    private final String bucket;

    public S3PhotoStore(S3Client s3, String bucket) {
        this.s3 = s3;
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
