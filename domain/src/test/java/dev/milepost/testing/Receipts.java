package dev.milepost.testing;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.ReceiptFacts;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes uploaded receipts. A higher number is newer, by its id as by its time; each has content of its own. Immutable. */
public record Receipts(int number, TaskId task, AccountId courier, Instant uploadedAt, String sha256) {
    /** A receipt that Anna uploaded to the first task, so many seconds after nine. */
    public static Receipts numbered(int number) {
        return new Receipts(
                number, Tasks.openTask().id(), People.ANNA, Tasks.NINE.plusSeconds(number), "%064x".formatted(number));
    }

    public static ReceiptId id(int number) {
        return new ReceiptId("receipt-%06d".formatted(number));
    }

    public Receipts on(TaskId other) {
        return new Receipts(number, other, courier, uploadedAt, sha256);
    }

    public Receipts by(AccountId other) {
        return new Receipts(number, task, other, uploadedAt, sha256);
    }

    public Receipts at(Instant other) {
        return new Receipts(number, task, courier, other, sha256);
    }

    public Receipts sha256(String other) {
        return new Receipts(number, task, courier, uploadedAt, other);
    }

    /** As uploaded, waiting to be read. */
    public ReadingReceipt waiting() {
        return new ReadingReceipt(new ReceiptFacts(
                id(number), task, courier, uploadedAt, MediaType.JPEG, sha256, 1_000 + number, Optional.empty()));
    }

    /** A reading of this total, with everything that a reading can hold. */
    public static Reading reading(Money total) {
        return new Reading(
                Optional.of(total),
                Optional.of(total.currency()),
                Optional.of(LocalDate.of(2026, 11, 23)),
                Optional.of("茶馆 \"A & B\" 100 % \\ _"),
                Optional.of(new Money(100, total.currency())),
                0.875,
                List.of(new Reading.Evidence("TOTAL " + total.amount(), 1, new Box(10, 20, 300, 40))),
                List.of(new Reading.Check("items-add-up", true), new Reading.Check("tax-fits", false)));
    }
}
