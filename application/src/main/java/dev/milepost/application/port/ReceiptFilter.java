package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.task.TaskId;
import java.util.Optional;

/** Which receipts a list shows; what is empty doesn't restrict it. */
public record ReceiptFilter(Optional<ReceiptStatus> status, Optional<TaskId> task, Optional<AccountId> courier) {}
