package dev.milepost.application.receipt;

import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.BORIS;
import static dev.milepost.application.fake.World.MANAGER;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.InMemoryPagePictures;
import dev.milepost.application.fake.InMemoryPhotoStore;
import dev.milepost.application.fake.SequentialIds;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.application.receipt.ReceiptQueries.Photo;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.People;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Tasks;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uploading receipts and reading them back. */
class UploadReceiptTest {
    private static final ReceiptFilter ALL = new ReceiptFilter(Optional.empty(), Optional.empty(), Optional.empty());

    private static final ReceiptId FIRST = Receipts.id(1);

    private final World world = new World();
    private final InMemoryPhotoStore photos = new InMemoryPhotoStore();
    private final List<ReceiptId> queued = new ArrayList<>();
    private final UploadReceipt upload =
            new UploadReceipt(world.tasks, world.receipts, photos, queued::add, new SequentialIds(), world.clock);
    private final ReceiptQueries queries = new ReceiptQueries(world.receipts, photos, new InMemoryPagePictures());

    @Test
    void anUploadIsStoredWithItsPhotoAndHandedToTheReader() {
        var task = started();

        var receipt = done(upload.upload(task.id(), jpeg("a"), ANNA));

        var facts = receipt.value().facts();
        assertThat(receipt.value()).isInstanceOf(ReadingReceipt.class);
        assertThat(facts.taskId()).isEqualTo(task.id());
        assertThat(facts.courierId()).isEqualTo(People.ANNA);
        assertThat(facts.uploadedAt()).isEqualTo(NINE);
        assertThat(facts.mediaType()).isEqualTo(MediaType.JPEG);
        assertThat(facts.sizeBytes()).isEqualTo(jpeg("a").length);
        assertThat(facts.duplicate()).isEmpty();
        assertThat(world.receipts.find(facts.id())).contains(receipt);
        assertThat(photos.find(facts.id()))
                .hasValueSatisfying(photo -> assertThat(photo).isEqualTo(jpeg("a")));
        assertThat(queued).containsExactly(facts.id());
    }

    @Test
    void thePhotoIsStoredBeforeTheReceipt() {
        var task = started();
        var without = new UploadReceipt(
                world.tasks,
                world.receipts,
                new PhotoStore() {
                    @Override
                    public void put(ReceiptId id, byte[] content) {
                        throw new StoreUnavailableException("disk full");
                    }

                    @Override
                    public void remove(ReceiptId id) {
                        throw new StoreUnavailableException("disk full");
                    }

                    @Override
                    public Optional<byte[]> find(ReceiptId id) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Link> link(ReceiptId id, MediaType type, long bytes) {
                        return Optional.empty();
                    }
                },
                queued::add,
                new SequentialIds(),
                world.clock);

        assertThat(catchThrowable(() -> without.upload(task.id(), jpeg("a"), ANNA)))
                .hasMessage("disk full");

        assertThat(world.receipts.list(ALL, PageRequest.first(50)).items()).isEmpty();
        assertThat(queued).isEmpty();
    }

    @Test
    void aPhotoWhoseReceiptCouldNotBeStoredDoesNotStay() {
        var refusing = uploadWhereAddingFails(receipt -> {});

        assertThat(catchThrowable(() -> refusing.upload(started().id(), jpeg("a"), ANNA)))
                .hasMessage("away");

        assertThat(photos.find(FIRST)).isEmpty();
    }

    @Test
    void aPhotoStaysIfItsReceiptWasStoredAllTheSame() {
        var refusing = uploadWhereAddingFails(world.receipts::add);

        assertThat(catchThrowable(() -> refusing.upload(started().id(), jpeg("a"), ANNA)))
                .hasMessage("away");

        assertThat(world.receipts.find(FIRST)).isPresent();
        assertThat(photos.find(FIRST)).isPresent();
    }

    /** @param arrives takes what is added before the failure */
    private UploadReceipt uploadWhereAddingFails(Consumer<Receipt> arrives) {
        var failing = (ReceiptRepository) Proxy.newProxyInstance(
                UploadReceiptTest.class.getClassLoader(),
                new Class<?>[] {ReceiptRepository.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("add")) {
                        arrives.accept((Receipt) given[0]);
                        throw new StoreUnavailableException("away");
                    }
                    return method.invoke(world.receipts, given);
                });
        return new UploadReceipt(world.tasks, failing, photos, queued::add, () -> FIRST.value(), world.clock);
    }

    @Test
    void theSameBytesAgainAreMarkedAsADuplicate() {
        var task = started();
        var first = done(upload.upload(task.id(), jpeg("a"), ANNA));

        var second = done(upload.upload(task.id(), jpeg("a"), ANNA));
        var other = done(upload.upload(task.id(), jpeg("b"), ANNA));

        assertThat(second.value().facts().duplicate())
                .contains(new Duplicate(first.value().facts().id(), Likeness.SAME_FILE));
        assertThat(other.value().facts().duplicate()).isEmpty();
    }

    @Test
    void aReceiptBelongsToWorkThatHasBegun() {
        var task = world.offer(Tasks.numbered(1));
        assertThat(refused(upload.upload(task.id(), jpeg("a"), ANNA))).isEqualTo(new Refusal.NotFound());
        done(world.claim.claim(task.id(), ANNA));
        assertThat(refused(upload.upload(task.id(), jpeg("a"), ANNA)))
                .isEqualTo(new Refusal.TaskNotStarted(TaskStatus.CLAIMED));
        done(world.start.start(task.id(), ANNA));
        done(world.cancel.cancel(task.id(), "storm", World.ADMIN));

        assertThat(done(upload.upload(task.id(), jpeg("a"), ANNA)).version()).isEqualTo(1);
        assertThat(refused(upload.upload(task.id(), jpeg("a"), BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(upload.upload(new TaskId("unknown"), jpeg("a"), ANNA)))
                .isEqualTo(new Refusal.NotFound());
    }

    @Test
    void whatIsNoPhotoIsRefusedWhateverItsName() {
        var task = started();

        assertThat(refused(upload.upload(task.id(), new byte[0], ANNA))).isInstanceOf(Refusal.Flawed.class);
        assertThat(refused(upload.upload(task.id(), "only text".getBytes(StandardCharsets.UTF_8), ANNA)))
                .isInstanceOf(Refusal.MediaNotSupported.class);
        assertThat(refused(upload.upload(task.id(), latin("\0\0\0\u0018ftypheic____"), ANNA)))
                .isInstanceOfSatisfying(
                        Refusal.MediaNotSupported.class,
                        refusal -> assertThat(refusal.message()).contains("HEIC"));
        assertThat(world.receipts.list(ALL, PageRequest.first(50)).items()).isEmpty();
    }

    @Test
    void aTaskHasAtMostAHundredReceipts() {
        var task = started();
        IntStream.range(0, 100).forEach(i -> done(upload.upload(task.id(), jpeg("r" + i), ANNA)));

        assertThat(refused(upload.upload(task.id(), jpeg("one more"), ANNA)))
                .isEqualTo(new Refusal.TooManyReceipts(100));
    }

    @Test
    void aCourierSeesItsOwnReceiptsAndPhotosOnly() {
        var task = started();
        var receipt = done(upload.upload(task.id(), jpeg("a"), ANNA)).value();
        world.receipts.add(Receipts.numbered(1).by(People.BORIS).waiting());
        var id = receipt.facts().id();

        assertThat(done(queries.find(id, ANNA)).value()).isEqualTo(receipt);
        assertThat(done(queries.find(id, MANAGER)).value()).isEqualTo(receipt);
        assertThat(refused(queries.find(id, BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(done(queries.photo(id, ANNA)))
                .isInstanceOfSatisfying(
                        Photo.class, photo -> assertThat(photo.content()).isEqualTo(jpeg("a")));
        assertThat(refused(queries.photo(id, BORIS))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(queries.photo(Receipts.id(1), MANAGER))).isEqualTo(new Refusal.NotFound());
        assertThat(queries.list(ALL, PageRequest.first(50), MANAGER).items()).hasSize(2);
        assertThat(queries.list(ALL, PageRequest.first(50), ANNA).items())
                .extracting(found -> found.value())
                .containsExactly(receipt);
        var ofBoris = new ReceiptFilter(Optional.empty(), Optional.empty(), Optional.of(People.BORIS));
        assertThat(queries.list(ofBoris, PageRequest.first(50), ANNA).items()).isEmpty();
    }

    private OpenTask started() {
        var task = world.offer(Tasks.numbered(1));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        return task;
    }

    private static byte[] jpeg(String content) {
        return latin("\u00ff\u00d8\u00ff" + content);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
