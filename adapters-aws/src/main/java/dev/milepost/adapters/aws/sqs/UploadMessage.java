package dev.milepost.adapters.aws.sqs;

import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.CorruptTrackException;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackCodec;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An upload as a message's body, both ways: JSON, with the fixes packed as they are stored. */
public final class UploadMessage {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private UploadMessage() {}

    private record Body(String task, String courier, String fixes) {}

    public static String write(Upload upload) {
        var packed = TrackCodec.encode(Track.of(upload.fixes()));
        return MAPPER.writeValueAsString(new Body(
                upload.task().value(),
                upload.courier().value(),
                Base64.getEncoder().encodeToString(packed)));
    }

    /** @throws IllegalArgumentException if {@link #write} didn't write it */
    static Upload read(String message) {
        try {
            var body = MAPPER.readValue(message, Body.class);
            if (body == null || body.task() == null || body.courier() == null || body.fixes() == null) {
                throw new IllegalArgumentException("a field is missing");
            }
            var fixes =
                    TrackCodec.decode(Base64.getDecoder().decode(body.fixes())).fixes();
            return new Upload(new TaskId(body.task()), new AccountId(body.courier()), fixes);
        } catch (JacksonException | CorruptTrackException malformed) {
            throw new IllegalArgumentException("not an upload", malformed);
        }
    }
}
