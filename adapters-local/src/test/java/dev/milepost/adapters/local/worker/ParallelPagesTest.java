package dev.milepost.adapters.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.UnreadableReason;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelPagesTest {
    private static final int PAGES = 4;

    @Test
    void allPagesAreAtWorkAtOnceAndComeInOrder() {
        // Would wait for ever if a page began only when the one before it had ended.
        var together = new CyclicBarrier(PAGES);
        var recognition = ParallelPages.read((number, pages) -> {
            tell(number, pages);
            await(together);
            return page(number);
        });
        assertThat(((Recognition.Recognized) recognition).text().pages())
                .extracting(Page::number)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void behindALostPageNoneIsBegun() {
        var lost = new Recognition.Unrecognizable(UnreadableReason.DAMAGED_FILE);
        var begun = new ConcurrentSkipListSet<Integer>();
        var recognition = ParallelPages.read((number, pages) -> {
            begun.add(number);
            return lost;
        });
        assertThat(recognition).isEqualTo(lost);
        assertThat(begun).containsExactly(1);
    }

    @Test
    void whateverPageIsLostFirstTheFirstInOrderTellsWhy() {
        var lastIsLost = new CountDownLatch(1);
        var recognition = ParallelPages.read((number, pages) -> {
            tell(number, pages);
            return switch (number) {
                case 2 -> {
                    await(lastIsLost);
                    yield new Recognition.Unrecognizable(UnreadableReason.TOOK_TOO_LONG);
                }
                case PAGES -> {
                    lastIsLost.countDown();
                    yield new Recognition.Unrecognizable(UnreadableReason.TOO_LARGE);
                }
                default -> page(number);
            };
        });
        assertThat(recognition).isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOOK_TOO_LONG));
    }

    @Test
    void aFaultOnAPageIsAFaultOfTheDocument() {
        assertThatThrownBy(() -> ParallelPages.read((number, pages) -> {
                    tell(number, pages);
                    if (number == 3) {
                        throw new IllegalStateException("no worker");
                    }
                    return page(number);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no worker");
    }

    private static void tell(int number, IntConsumer pages) {
        if (number == 1) {
            pages.accept(PAGES);
        }
    }

    private static Recognition page(int number) {
        return new Recognition.Recognized(new RecognizedText(List.of(new Page(number, 10, 10, List.of(), List.of()))));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
