package dev.milepost.adapters.local.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** One worker, asked by one thread at a time. Whatever it does within its time is awaited; after that it is killed. */
final class WorkerProcess {
    private static final PageLimit TO_START = new PageLimit(Duration.ofSeconds(60), Duration.ofMinutes(3));
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private final ScheduledExecutorService watchdog;
    private final AtomicBoolean late = new AtomicBoolean();
    private int asked;

    private WorkerProcess(Process process, ScheduledExecutorService watchdog) {
        this.process = process;
        this.watchdog = watchdog;
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** The process has ended, or says what makes no sense; it is of no more use. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean late;

        private Lost(boolean late, Throwable cause) {
            super(cause);
            this.late = late;
        }

        /** Whether it was killed because its time was up. */
        boolean wasLate() {
            return late;
        }
    }

    /** Returns when the worker is ready. @throws Lost if it never gets there */
    static WorkerProcess start(WorkerCommand command, ScheduledExecutorService watchdog) throws Lost {
        try {
            var worker = new WorkerProcess(command.start(), watchdog);
            if (worker.within(TO_START, worker.answers::readUnsignedByte) != WorkerLoop.READY) {
                throw worker.lost(new IOException("its first word was another"));
            }
            return worker;
        } catch (IOException notStarted) {
            throw new Lost(false, notStarted);
        }
    }

    /** What a worker is asked, and how its answer is told. */
    interface Question<T> {
        void write(DataOutputStream out) throws IOException;

        T readAnswer(DataInputStream in) throws IOException;

        /** For the log. */
        String subject();
    }

    /**
     * Asks it.
     *
     * @param pages is told how many pages the document has, if the worker says it
     * @param limit for opening the document, and again for the page
     * @throws Lost if the worker crashes, or a limit passes and it has been killed
     * @throws IllegalStateException if the engine failed, but the worker can be asked again
     */
    <T> T ask(Question<T> question, IntConsumer pages, PageLimit limit) throws Lost {
        asked++;
        try {
            var heard = within(limit, () -> {
                question.write(requests);
                requests.flush();
                return answers.readUnsignedByte();
            });
            if (heard == WorkerLoop.PAGES) {
                pages.accept(within(limit, () -> Frames.readPageCount(answers)));
                heard = within(limit, answers::readUnsignedByte);
            }
            return switch (heard) {
                case WorkerLoop.ANSWER -> within(limit, () -> question.readAnswer(answers));
                case WorkerLoop.FAULT -> throw fault(within(limit, answers::readUTF));
                default -> throw new IOException("an unknown answer: " + heard);
            };
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    private static IllegalStateException fault(String what) {
        return new IllegalStateException(what);
    }

    /** A piece of the conversation, which ends early with an exception when the process is killed. */
    private interface Exchange<T> {
        T result() throws IOException;
    }

    private <T> T within(PageLimit limit, Exchange<T> exchange) throws IOException {
        var began = System.nanoTime();
        var used = processorTime();
        var alarm = watchdog.scheduleWithFixedDelay(
                () -> {
                    if (System.nanoTime() - began > limit.wall().toNanos()
                            || processorTime().minus(used).compareTo(limit.processor()) > 0) {
                        killLate();
                    }
                },
                MILLIS_BETWEEN_LOOKS,
                MILLIS_BETWEEN_LOOKS,
                TimeUnit.MILLISECONDS);
        try {
            return exchange.result();
        } finally {
            alarm.cancel(false);
        }
    }

    /** Of all its threads; zero once it has ended, or where the system doesn't tell: the wall's clock remains. */
    private Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void killLate() {
        late.set(true);
        process.destroyForcibly();
    }

    private Lost lost(IOException cause) {
        process.destroyForcibly();
        return new Lost(late.get(), cause);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How many pages it was asked for. */
    int asked() {
        return asked;
    }

    long processId() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }
}
