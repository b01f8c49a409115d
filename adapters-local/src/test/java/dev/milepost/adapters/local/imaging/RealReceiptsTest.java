package dev.milepost.adapters.local.imaging;

import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.InMemoryReceiptFingerprints;
import dev.milepost.application.port.Document;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.money.ParsedMoney;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.PerceptualHash;
import dev.milepost.domain.receipt.Purchase;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.testing.SharedData;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** Which of 130 real receipts are taken for one another, and whether copies of them are found. What is printed comes from their labels. */
class RealReceiptsTest {
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d,]*\\.\\d\\d");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{2,4})");
    private static final int EVERY = 20;

    private static final Map<String, UnaryOperator<BufferedImage>> COPIES = Map.of(
            "compressed", image -> compressed(image, 0.3f),
            "half as large", image -> Shrinking.shrunk(image, 0.5),
            "cropped by 2 %", image -> cropped(image, 0.02),
            "brighter", image -> new RescaleOp(1.15f, 5, null).filter(Shrinking.shrunk(image, 1), null),
            "all of it", image -> compressed(Shrinking.shrunk(cropped(image, 0.015), 0.6), 0.5f));

    /** Each is decoded once for all tests. */
    private static final Map<Path, List<PerceptualHash>> LOOKS = new ConcurrentHashMap<>();

    @Test
    void noReceiptIsTakenForAnotherWhetherItWasReadOrNot() {
        assertThat(mistaken(identity())).isEmpty();
        assertThat(mistaken(purchase -> Purchase.UNKNOWN)).isEmpty();
    }

    @Test
    void everyCopyIsFound() {
        var receipts = labelled();
        var known = new InMemoryReceiptFingerprints();
        receipts.forEach((file, purchase) -> known.add(id(file), fingerprint(file, purchase)));

        var missed = new ArrayList<String>();
        for (var file : every(EVERY, receipts.keySet())) {
            COPIES.forEach((change, copy) -> {
                var looks = looks(encoded(copy.apply(decoded(file))));
                if (!alike(known, new ReceiptId("copy"), new Fingerprint(looks, receipts.get(file)))
                        .contains(id(file).value())) {
                    missed.add(file.getFileName() + " " + change);
                }
            });
        }

        assertThat(missed).isEmpty();
    }

    /** @param read what was read of what is printed */
    private static List<String> mistaken(UnaryOperator<Purchase> read) {
        var receipts = new TreeMap<Path, Fingerprint>();
        var known = new InMemoryReceiptFingerprints();
        labelled().forEach((file, purchase) -> receipts.put(file, fingerprint(file, read.apply(purchase))));
        receipts.forEach((file, fingerprint) -> known.add(id(file), fingerprint));
        return receipts.entrySet().stream()
                .flatMap(each -> alike(known, id(each.getKey()), each.getValue()).stream()
                        .map(other -> each.getKey().getFileName() + " = " + other))
                .toList();
    }

    private static Fingerprint fingerprint(Path file, Purchase purchase) {
        return new Fingerprint(LOOKS.computeIfAbsent(file, each -> looks(read(each))), purchase);
    }

    private static List<PerceptualHash> looks(byte[] photo) {
        return PerceptualHash.of(new ImageIoPagePictures()
                .thumbnail(new Document(photo, MediaType.JPEG))
                .orElseThrow());
    }

    private static List<String> alike(InMemoryReceiptFingerprints known, ReceiptId id, Fingerprint fingerprint) {
        return known.sharingClues(id, fingerprint).stream()
                .filter(other -> fingerprint
                        .likenessTo(other.fingerprint())
                        .filter(Likeness.SAME_PHOTO::equals)
                        .isPresent())
                .map(other -> other.id().value())
                .toList();
    }

    private static ReceiptId id(Path file) {
        return new ReceiptId(file.getFileName().toString());
    }

    private static List<Path> every(int nth, Set<Path> receipts) {
        var files = List.copyOf(receipts);
        return files.stream().filter(file -> files.indexOf(file) % nth == 0).toList();
    }

    private static Map<Path, Purchase> labelled() {
        var receipts = new TreeMap<Path, Purchase>();
        receipts.putAll(labelled(SharedData.path("receipts/sroie"), "MYR"));
        receipts.putAll(labelled(SharedData.path("receipts/fapiao"), "CNY"));
        return receipts;
    }

    private static Map<Path, Purchase> labelled(Path folder, String currency) {
        try (var lines = Files.lines(folder.resolve("labels.csv"))) {
            return lines.skip(1)
                    .map(line -> line.split(",", 4))
                    .collect(Collectors.toMap(
                            label -> folder.resolve(label[0]),
                            label -> new Purchase(Optional.of(label[3]), date(label[2]), total(label[1], currency))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Money> total(String label, String currency) {
        return Optional.of(label)
                .map(AMOUNT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(match -> Money.parse(match.group().replace(",", ""), currency))
                .filter(ParsedMoney.Parsed.class::isInstance)
                .map(parsed -> ((ParsedMoney.Parsed) parsed).money());
    }

    private static Optional<LocalDate> date(String label) {
        var match = DAY_FIRST.matcher(label);
        if (!match.matches()) {
            return Optional.empty();
        }
        var year = Integer.parseInt(match.group(3));
        return Optional.of(LocalDate.of(
                year < 100 ? 2000 + year : year, Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1))));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage decoded(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage cropped(BufferedImage image, double margin) {
        var x = (int) (image.getWidth() * margin);
        var y = (int) (image.getHeight() * margin);
        return image.getSubimage(x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y);
    }

    private static BufferedImage compressed(BufferedImage image, float quality) {
        try {
            return ImageIO.read(new ByteArrayInputStream(encoded(image, quality)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(BufferedImage image) {
        return encoded(image, 0.9f);
    }

    private static byte[] encoded(BufferedImage image, float quality) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(Shrinking.shrunk(image, 1), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
