package dev.milepost.adapters.local.worker;

import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The pages of one document, read side by side. How many are worked on at once is for the reader of a page to bound: it is called by a
 * thread a page.
 */
public final class ParallelPages {
    /** Stands for a page behind one that is lost already: the document is lost with that, whatever this one shows. */
    private static final Recognition GIVEN_UP = new Recognition.Recognized(new RecognizedText(List.of()));

    private final PageReader reader;
    private final AtomicInteger firstLost = new AtomicInteger(Integer.MAX_VALUE);
    private final List<Future<Recognition>> others = new ArrayList<>();

    private ParallelPages(PageReader reader) {
        this.reader = reader;
    }

    /** Reads a page of some document. */
    public interface PageReader {
        /**
         * The text of one page.
         *
         * @param number counted from 1
         * @param pages to be told how many pages the document has before the page is begun, so that the others can begin too; not told
         *     where the document can't be opened
         */
        Recognition read(int number, IntConsumer pages);
    }

    /**
     * All pages of a document in their order; if some can't be read, why the first of these can't. Once a page is lost, none behind it is
     * begun.
     *
     * @throws RuntimeException what the reader threw on the first such page
     */
    public static Recognition read(PageReader reader) {
        return new ParallelPages(reader).read();
    }

    private Recognition read() {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("page-", 2).factory())) {
            var first = read(1, count -> begin(count, threads));
            if (!(first instanceof Recognition.Recognized recognized)) {
                return first;
            }
            return joined(recognized);
        }
    }

    private void begin(int count, ExecutorService threads) {
        for (var number = 2; number <= count; number++) {
            var page = number;
            others.add(threads.submit((Callable<Recognition>) () -> read(page, again -> {})));
        }
    }

    private Recognition read(int number, IntConsumer pages) {
        if (firstLost.get() < number) {
            return GIVEN_UP;
        }
        var recognized = false;
        try {
            var recognition = reader.read(number, pages);
            recognized = recognition instanceof Recognition.Recognized;
            return recognition;
        } finally {
            if (!recognized) {
                firstLost.accumulateAndGet(number, Math::min);
            }
        }
    }

    private Recognition joined(Recognition.Recognized first) {
        var pages = new ArrayList<Page>(first.text().pages());
        for (var other : others) {
            switch (result(other)) {
                case Recognition.Recognized recognized ->
                    pages.addAll(recognized.text().pages());
                case Recognition.Unrecognizable unrecognizable -> {
                    return unrecognizable;
                }
            }
        }
        return new Recognition.Recognized(new RecognizedText(pages));
    }

    private static Recognition result(Future<Recognition> page) {
        try {
            return page.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pages were read", interrupted);
        } catch (java.util.concurrent.ExecutionException fault) {
            throw new IllegalStateException(fault.getCause().getMessage(), fault.getCause());
        }
    }
}
