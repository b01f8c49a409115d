package dev.milepost.lambda.tracking;

import dev.milepost.adapters.aws.sqs.SqsBatch;
import dev.milepost.adapters.aws.sqs.SqsBatch.Message;
import dev.milepost.adapters.aws.sqs.UploadBatch;
import dev.milepost.adapters.aws.sqs.UploadMessage;
import dev.milepost.application.Outcome;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.application.tracking.PositionIntake.Recorded;
import dev.milepost.application.tracking.RecordFixes;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.lambda.EventFunction;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes queued uploads to their tracks. Repetition and order don't matter; what can't be written now comes again. */
public final class TrackWriterFunction extends EventFunction {
    private static final Logger LOG = LoggerFactory.getLogger(TrackWriterFunction.class);
    private static final String NOBODY = "priming";
    private static final Upload OF_NOBODY =
            new Upload(new TaskId(NOBODY), new AccountId(NOBODY), List.of(Fix.at(Instant.EPOCH, new GeoPoint(0, 0))));

    public TrackWriterFunction() {
        this(Tracking.recordFixes(new Ports(new Settings(System.getenv()))));
    }

    private TrackWriterFunction(RecordFixes record) {
        super(
                (event, answer) ->
                        answer.write(new UploadBatch(SqsBatch.read(event)).each(upload -> write(record, upload))),
                () -> List.of(SqsBatch.event(new Message(NOBODY, UploadMessage.write(OF_NOBODY), 1))));
    }

    private static void write(RecordFixes record, Upload upload) {
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
