package dev.milepost.application.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets many threads do the same thing at the same moment. */
public final class Racing {
    private Racing() {}

    /** What each of the racers got, in the order of their numbers from 0. */
    public static <T> List<T> race(int racers, IntFunction<T> each) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < racers; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return each.apply(number);
                }));
            }
            start.countDown();
            return running.stream().map(Racing::result).toList();
        }
    }

    private static <T> T result(Future<T> racer) {
        try {
            return racer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a racer failed", e);
        }
    }
}
