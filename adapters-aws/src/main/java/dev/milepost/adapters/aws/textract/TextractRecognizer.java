package dev.milepost.adapters.aws.textract;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.Sha256;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.UnreadableReason;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.AnalyzeExpenseResponse;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

/**
 * Recognises receipts with Textract's AnalyzeExpense. Small images go with the call; large ones and PDF documents lie in a bucket while
 * they are read. Textract reads one page of a PDF document at a call like this.
 */
public final class TextractRecognizer implements TextRecognizer {
    /** The actions that a role has to allow: on documents that are being read, and on Textract, which knows no resources. */
    public static final Set<String> ACTIONS =
            Set.of("textract:AnalyzeExpense", "s3:PutObject", "s3:GetObject", "s3:DeleteObject");

    /** What goes with a call: Textract takes five megabytes. */
    private static final int MOST_INLINE_BYTES = 5_000_000;

    private static final String STAGING_PREFIX = "textract/";
    private static final Logger LOG = LoggerFactory.getLogger(TextractRecognizer.class);

    private final TextractClient textract;
    private final S3Client s3;
    private final String bucket;

    /**
     * @param textract with time limits that leave room within those of whoever calls
     * @param bucket where documents lie while they are read, below {@value #STAGING_PREFIX}; a rule removes what a crash leaves there
     */
    public TextractRecognizer(TextractClient textract, S3Client s3, String bucket) {
        this.textract = textract;
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Recognition recognize(Document document) {
        return switch (document.type()) {
            case JPEG, PNG, PDF -> analyze(document);
            case WEBP, HEIC -> new Recognition.Unrecognizable(UnreadableReason.UNSUPPORTED_FORMAT);
        };
    }

    private Recognition analyze(Document document) {
        try {
            var response =
                    ServiceCalls.call("Textract", () -> isInline(document) ? inline(document) : staged(document));
            return new Recognition.Recognized(new ExpenseText(response, ImageSize.of(document)).text());
        } catch (UnsupportedDocumentException refused) {
            return new Recognition.Unrecognizable(
                    document.type() == MediaType.PDF
                            ? UnreadableReason.TOO_MANY_PAGES
                            : UnreadableReason.UNSUPPORTED_FORMAT);
        } catch (BadDocumentException damaged) {
            return new Recognition.Unrecognizable(UnreadableReason.DAMAGED_FILE);
        } catch (DocumentTooLargeException large) {
            return new Recognition.Unrecognizable(UnreadableReason.TOO_LARGE);
        }
    }

    private static boolean isInline(Document document) {
        return document.type() != MediaType.PDF && document.content().length <= MOST_INLINE_BYTES;
    }

    private AnalyzeExpenseResponse inline(Document document) {
        var bytes = SdkBytes.fromByteArrayUnsafe(document.content());
        return textract.analyzeExpense(analyze -> analyze.document(image -> image.bytes(bytes)));
    }

    private AnalyzeExpenseResponse staged(Document document) {
        var key = STAGING_PREFIX + Sha256.hex(document.content());
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(document.content()));
        try {
            return textract.analyzeExpense(analyze -> analyze.document(
                    image -> image.s3Object(object -> object.bucket(bucket).name(key))));
        } finally {
            remove(key);
        }
    }

    /** What can't be removed now is removed by the bucket's own rule. */
    private void remove(String key) {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException e) {
            LOG.warn("{} stays in the bucket for now: {}", key, e.getMessage());
        }
    }
}
