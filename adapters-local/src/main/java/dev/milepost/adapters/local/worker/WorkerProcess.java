package dev.milepost.adapters.local.worker;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One worker, asked by one thread at a time. Whatever it does within its time is awaited; after that it is killed. */
final class WorkerProcess {
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final Process process;
    private final DataOutputStream documents;
    private final DataInputStream answers;
    private final ScheduledExecutorService watchdog;
    private final AtomicBoolean late = new AtomicBoolean();
    private int asked;

    private WorkerProcess(Process process, ScheduledExecutorService watchdog) {
        this.process = process;
        this.watchdog = watchdog;
        documents = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
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
            if (worker.within(TIME_TO_START, worker.answers::readUnsignedByte) != WorkerLoop.READY) {
                throw worker.lost(new IOException("its first word was another"));
            }
            return worker;
        } catch (IOException notStarted) {
            throw new Lost(false, notStarted);
        }
    }

    /**
     * Asks for a document.
     *
     * @param limit for reading the file, and again for each page
     * @throws Lost if the worker crashes, or a limit passes and it has been killed
     * @throws IllegalStateException if the engine failed, but the worker can be asked again
     */
    Recognition ask(Document document, Duration limit) throws Lost {
        asked++;
        try {
            var heard = within(limit, () -> {
                Frames.write(documents, document);
                documents.flush();
                return answers.readUnsignedByte();
            });
            while (heard == WorkerLoop.NEXT_PAGE) {
                heard = within(limit, answers::readUnsignedByte);
            }
            return switch (heard) {
                case WorkerLoop.ANSWER -> within(limit, () -> Frames.readRecognition(answers));
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

    private <T> T within(Duration limit, Exchange<T> exchange) throws IOException {
        var alarm = watchdog.schedule(this::killLate, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange.result();
        } finally {
            alarm.cancel(false);
        }
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

    /** How many documents it was asked for. */
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
