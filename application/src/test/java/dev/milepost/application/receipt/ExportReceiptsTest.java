package dev.milepost.application.receipt;

import static dev.milepost.testing.Tasks.BONUS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.InMemoryReceiptRepository;
import dev.milepost.application.receipt.ExportReceipts.Example;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.testing.People;
import dev.milepost.testing.Receipts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportReceiptsTest {
    private static final Money CORRECTED = new Money(990, BONUS.currency());
    private static final Optional<AccountId> MANAGER = Optional.of(People.MANAGER);

    private final InMemoryReceiptRepository receipts = new InMemoryReceiptRepository();
    private final InMemoryPhotoStore photos = new InMemoryPhotoStore();

    @Test
    void whatManagersConfirmedAndCorrectedIsGivenOut() {
        confirmed(1, BONUS, MANAGER);
        confirmed(2, CORRECTED, MANAGER);

        var examples = export(Instant.EPOCH, Instant.MAX);

        assertThat(examples).extracting(Example::total).containsExactly(CORRECTED, BONUS);
        assertThat(examples).extracting(Example::isCorrected).containsExactly(true, false);
        assertThat(examples.getFirst().photo()).containsExactly(2);
    }

    @Test
    void whatNobodyLookedAtIsNoExample() {
        confirmed(1, BONUS, Optional.empty());
        receipts.add(Receipts.numbered(2).waiting());
        receipts.save(Receipts.numbered(2).waiting().read(Receipts.reading(BONUS), NINE), 1);

        assertThat(export(Instant.EPOCH, Instant.MAX)).isEmpty();
    }

    @Test
    void uploadsAreGivenOutFromAnInstantUntilBeforeAnother() {
        IntStream.rangeClosed(1, 250).forEach(number -> confirmed(number, BONUS, MANAGER));

        assertThat(export(NINE.plusSeconds(20), NINE.plusSeconds(240))).hasSize(220);
    }

    private List<Example> export(Instant from, Instant to) {
        var examples = new ArrayList<Example>();
        assertThat(new ExportReceipts(receipts, photos).export(from, to, examples::add))
                .isEqualTo(examples.size());
        return examples;
    }

    private void confirmed(int number, Money total, Optional<AccountId> by) {
        var waiting = Receipts.numbered(number).waiting();
        photos.put(Receipts.id(number), new byte[] {(byte) number});
        receipts.add(waiting);
        receipts.save(new ConfirmedReceipt(waiting.facts(), Optional.of(Receipts.reading(BONUS)), total, by, NINE), 1);
    }
}
