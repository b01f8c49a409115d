package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.Sha256;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.CheckpointProgress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What doesn't change about the progress of a task while it runs: who is on which way. Kept in an item of its own under the fingerprint
 * of its content, so that uploads don't pay for it again and whoever has read it once need not read it again.
 *
 * @param checkpoints their names in path order
 */
record Journey(AccountId courier, Optional<TeamId> team, String title, double lengthMetres, List<String> checkpoints) {
    static final String SORT_PREFIX = "about#";
    private static final int FINGERPRINT_DIGITS = 12;
    private static final String CONTENT = "a";

    static Journey of(TaskProgress progress) {
        return new Journey(
                progress.courierId(),
                progress.teamId(),
                progress.title(),
                progress.progress().lengthMetres(),
                progress.progress().checkpoints().stream()
                        .map(CheckpointProgress::name)
                        .toList());
    }

    /** Where the journey with this fingerprint lies. */
    static Key key(TaskId task, String fingerprint) {
        return new Key(task.value(), SORT_PREFIX + fingerprint);
    }

    String fingerprint() {
        return Sha256.hex(packed()).substring(0, FINGERPRINT_DIGITS);
    }

    ItemWriter write(TaskId task) {
        return ItemWriter.at(key(task, fingerprint())).bytes(CONTENT, packed());
    }

    private byte[] packed() {
        var out = new PackedWriter()
                .text(courier.value())
                .text(team.map(TeamId::value).orElse(""))
                .text(title)
                .decimal(lengthMetres)
                .whole(checkpoints.size());
        checkpoints.forEach(out::text);
        return out.bytes();
    }

    static Journey read(ItemReader item) {
        var in = new PackedReader(item.bytes(CONTENT));
        return new Journey(
                new AccountId(in.text()),
                Optional.of(in.text()).filter(id -> !id.isEmpty()).map(TeamId::new),
                in.text(),
                in.decimal(),
                Stream.generate(in::text).limit(in.whole()).toList());
    }
}
