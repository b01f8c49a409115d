package dev.milepost.lambda.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a JVM is told so that it starts sooner. Archives are written by a run before, when it ends. */
enum StartMode {
    PLAIN(List.of(), "", ""),
    TIER_1(List.of("-XX:TieredStopAtLevel=1"), "", ""),
    CDS(List.of(), "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
    CDS_TIER_1(List.of("-XX:TieredStopAtLevel=1"), "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
    AOT(List.of(), "-XX:AOTCacheOutput=", "-XX:AOTCache="),
    AOT_TIER_1(List.of("-XX:TieredStopAtLevel=1"), "-XX:AOTCacheOutput=", "-XX:AOTCache=");

    /** The heap as on a function's machine of 1 GB, where it begins with a 64th: this machine has more. */
    private static final List<String> ALWAYS = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmx400m", "-Xlog:disable");

    private final List<String> flags;
    private final String train;
    private final String use;

    StartMode(List<String> flags, String train, String use) {
        this.flags = flags;
        this.train = train;
        this.use = use;
    }

    /** As tables and JSON name it: {@code aot+tier1}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace("_tier_1", "+tier1").replace("tier_1", "tier1");
    }

    boolean isTrained() {
        return !train.isEmpty();
    }

    /** Whether this JVM knows the flags: the AOT cache of one step came with release 25. */
    boolean isKnown() {
        return !train.startsWith("-XX:AOT") || Runtime.version().feature() >= 25;
    }

    List<String> training(Path archive) {
        return with(train + archive);
    }

    List<String> measured(Path archive) {
        return isTrained() ? with(use + archive) : with();
    }

    private List<String> with(String... more) {
        return Stream.of(ALWAYS, flags, List.of(more)).flatMap(List::stream).toList();
    }
}
