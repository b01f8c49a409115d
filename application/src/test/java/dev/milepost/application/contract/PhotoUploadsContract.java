package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PhotoUploads;
import dev.milepost.application.port.PhotoUploads.Ticket;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PhotoUploads} does that takes files past the API. */
public interface PhotoUploadsContract {
    AccountId ANNA = new AccountId("anna");
    ReceiptId ID = new ReceiptId("0198-receipt");

    /** The same empty ones for a test. */
    PhotoUploads uploads();

    /** Sends a file as whoever holds the ticket does. */
    void send(Ticket ticket, byte[] content);

    private Ticket ticket(byte[] content) {
        return uploads().open(ANNA, ID, MediaType.JPEG, content.length).orElseThrow();
    }

    @Test
    default void whatWasSentIsFoundByItsSenderAlone() {
        var content = new byte[] {1, 2, 3};
        var ticket = ticket(content);
        assertThat(uploads().find(ANNA, ID)).isEmpty();

        send(ticket, content);

        assertThat(uploads().find(ANNA, ID))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(content));
        assertThat(uploads().find(new AccountId("boris"), ID)).isEmpty();
        assertThat(uploads().find(ANNA, new ReceiptId("0198-other"))).isEmpty();
        assertThat(ticket.toString()).doesNotContain(ticket.url());
    }

    @Test
    default void sentAgainItIsReplacedAndRemovedItIsGone() {
        Stream.of(new byte[] {1}, new byte[] {2, 2}).forEach(content -> send(ticket(content), content));
        assertThat(uploads().find(ANNA, ID))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(new byte[] {2, 2}));

        uploads().remove(ANNA, ID);
        uploads().remove(ANNA, ID);

        assertThat(uploads().find(ANNA, ID)).isEmpty();
    }

    @Test
    default void anIdThatLeadsElsewhereFindsNothing() {
        Stream.of("..", "../photos/a", "a/b")
                .forEach(id ->
                        assertThat(uploads().find(ANNA, new ReceiptId(id))).isEmpty());
    }
}
