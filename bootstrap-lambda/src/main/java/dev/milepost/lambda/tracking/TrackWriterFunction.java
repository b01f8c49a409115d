package dev.milepost.lambda.tracking;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.adapters.aws.sqs.SqsBatch;
import dev.milepost.adapters.aws.sqs.UploadBatch;
import dev.milepost.application.Outcome;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.application.tracking.PositionIntake.Recorded;
import dev.milepost.application.tracking.RecordFixes;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.logging.JsonLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes queued uploads to their tracks. Repetition and order don't matter; what can't be written now comes again. */
public final class TrackWriterFunction implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TrackWriterFunction.class);

    private final RecordFixes record;

    public TrackWriterFunction() {
        record = Tracking.recordFixes(new Ports(new Settings(System.getenv())));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonLine.nameRequest(context.getAwsRequestId());
        answer.write(new UploadBatch(SqsBatch.read(event)).each(this::write));
    }

    private void write(Upload upload) {
        switch (record.record(upload.task(), upload.fixes(), upload.courier())) {
            case Outcome.Done<Recorded> done -> {}
            // It was taken from the courier meanwhile: nobody waits for these any more.
            case Outcome.Refused<Recorded> refused ->
                LOG.warn(
                        "{} fixes of task {} are dropped: {}",
                        upload.fixes().size(),
                        upload.task().value(),
                        refused.refusal());
        }
    }
}
