package dev.milepost.adapters.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.application.port.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of numbers; a number's size is itself. The first batch can be held back while others gather. */
class GroupCommitTest {
    private static final int HELD_BACK = 1;

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<GroupCommit<Integer, String>> opened = new ArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        opened.forEach(GroupCommit::close);
    }

    @Test
    void eachCallerGetsTheResultOfItsOwnPart() {
        var group = group(new GroupCommit.Limits(3, 100, 100_000), numbers -> texts(numbers));

        var results = IntStream.range(2, 300)
                .mapToObj(number -> submit(group, number))
                .map(CompletableFuture::join)
                .toList();

        assertThat(results)
                .isEqualTo(IntStream.range(2, 300).mapToObj(Integer::toString).toList());
    }

    @Test
    void whatGathersDuringAWriteIsWrittenTogetherUpToTheLimit() {
        var group = group(new GroupCommit.Limits(1, 20, 1_000), numbers -> texts(numbers));
        var first = heldBack(group);

        var others = IntStream.range(0, 5).mapToObj(i -> submit(group, 10)).toList();
        awaitWaiting(group, 5);
        release.countDown();

        assertThat(first.join()).isEqualTo("1");
        others.forEach(CompletableFuture::join);
        assertThat(batches).containsExactly(List.of(1), List.of(10, 10), List.of(10, 10), List.of(10));
    }

    @Test
    void aBatchThatFailsFailsExactlyItsCallers() {
        var group = group(new GroupCommit.Limits(1, 100, 1_000), numbers -> {
            if (numbers.contains(13)) {
                throw new StoreUnavailableException("away");
            }
            return texts(numbers);
        });
        var first = heldBack(group);

        var failing = List.of(submit(group, 13), submit(group, 14));
        awaitWaiting(group, 2);
        release.countDown();

        assertThat(first.join()).isEqualTo("1");
        failing.forEach(caller -> assertThatThrownBy(caller::join).hasCauseInstanceOf(StoreUnavailableException.class));
        assertThat(group.submit(15)).contains("15");
    }

    @Test
    void aFaultIsNoUnavailability() {
        var group = group(new GroupCommit.Limits(1, 100, 1_000), numbers -> {
            throw new IllegalArgumentException("ours");
        });

        assertThatThrownBy(() -> group.submit(2))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("ours");
    }

    @Test
    void whenTooMuchWaitsTheNextIsSentAwayAtOnce() {
        var group = group(new GroupCommit.Limits(1, 100, 5), numbers -> texts(numbers));
        var first = heldBack(group);

        assertThat(group.submit(5)).isEmpty();
        release.countDown();
        first.join();

        await().untilAsserted(() -> assertThat(group.submit(5)).contains("5"));
    }

    @Test
    void closingWritesWhatWaitsAndTakesNoMore() {
        var group = group(new GroupCommit.Limits(1, 100, 1_000), numbers -> texts(numbers));
        var first = heldBack(group);
        var second = submit(group, 2);
        awaitWaiting(group, 1);

        var closing = CompletableFuture.runAsync(group::close);
        release.countDown();
        closing.join();

        assertThat(first.join()).isEqualTo("1");
        assertThat(second.join()).isEqualTo("2");
        assertThatThrownBy(() -> group.submit(3)).isInstanceOf(StoreUnavailableException.class);
    }

    private GroupCommit<Integer, String> group(GroupCommit.Limits limits, Function<List<Integer>, List<String>> write) {
        var group = new GroupCommit<Integer, String>("test", limits, number -> number, numbers -> {
            batches.add(numbers);
            if (numbers.contains(HELD_BACK)) {
                awaitRelease();
            }
            return write.apply(numbers);
        });
        opened.add(group);
        return group;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(List<Integer> numbers) {
        return numbers.stream().map(number -> Integer.toString(number)).toList();
    }

    private CompletableFuture<String> heldBack(GroupCommit<Integer, String> group) {
        var first = submit(group, HELD_BACK);
        await().until(() -> !batches.isEmpty());
        return first;
    }

    private static CompletableFuture<String> submit(GroupCommit<Integer, String> group, int number) {
        return CompletableFuture.supplyAsync(() -> group.submit(number).orElseThrow(), Thread::startVirtualThread);
    }

    private static void awaitWaiting(GroupCommit<Integer, String> group, int parts) {
        await().until(() -> group.waiting() == parts);
    }
}
