package dev.milepost.adapters.local.worker;

import dev.milepost.adapters.local.worker.WorkerLoop.PictureRequest;
import dev.milepost.adapters.local.worker.WorkerLoop.Request;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.GreyPicture;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.LabelledField;
import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How requests, recognitions and pictures are written on the way between processes. Whoever reads trusts no length: a broken peer may send anything. */
final class Frames {
    static final int MAX_DOCUMENT_BYTES = 64 << 20;

    /** Words on one page, lines of a pass, passes: far more than any paper holds. */
    private static final int MOST = 200_000;

    private static final int MOST_PAGES = 1_000;
    private static final int MAX_TEXT = 1_000;

    private Frames() {}

    /** One part of a list, in either direction. */
    private interface Writer<T> {
        void write(T part) throws IOException;
    }

    private interface Reader<T> {
        T read() throws IOException;
    }

    static void write(DataOutputStream out, Request request) throws IOException {
        out.writeInt(request.page());
        write(out, request.document());
    }

    static Request readRequest(DataInputStream in) throws IOException {
        var page = readPageCount(in);
        return new Request(readDocument(in), page);
    }

    static void write(DataOutputStream out, PictureRequest request) throws IOException {
        writeAll(out, request.page().stream().toList(), out::writeInt);
        writeAll(out, request.boxes(), box -> write(out, box));
        write(out, request.document());
    }

    static PictureRequest readPictureRequest(DataInputStream in) throws IOException {
        var page = readAll(in, in::readInt).stream().findFirst();
        var boxes = readAll(in, () -> readBox(in));
        return new PictureRequest(readDocument(in), page, boxes);
    }

    private static void write(DataOutputStream out, Document document) throws IOException {
        out.writeByte(document.type().ordinal());
        write(out, document.content());
    }

    private static Document readDocument(DataInputStream in) throws IOException {
        var type = constant(MediaType.values(), in.readUnsignedByte());
        return new Document(readBytes(in), type);
    }

    private static void write(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        var content = new byte[bounded(in.readInt(), MAX_DOCUMENT_BYTES)];
        in.readFully(content);
        return content;
    }

    static void writeJpeg(DataOutputStream out, Optional<byte[]> jpeg) throws IOException {
        writeAll(out, jpeg.stream().toList(), bytes -> write(out, bytes));
    }

    static Optional<byte[]> readJpeg(DataInputStream in) throws IOException {
        return readAll(in, () -> readBytes(in)).stream().findFirst();
    }

    static void writeThumbnail(DataOutputStream out, Optional<GreyPicture> thumbnail) throws IOException {
        writeAll(out, thumbnail.stream().toList(), picture -> {
            out.writeInt(picture.width());
            out.writeInt(picture.height());
            for (var i = 0; i < picture.width() * picture.height(); i++) {
                out.writeByte(picture.light(i % picture.width(), i / picture.width()));
            }
        });
    }

    static Optional<GreyPicture> readThumbnail(DataInputStream in) throws IOException {
        return readAll(in, () -> readGreyPicture(in)).stream().findFirst();
    }

    private static GreyPicture readGreyPicture(DataInputStream in) throws IOException {
        var width = bounded(in.readInt(), GreyPicture.MAX_SIDE);
        var height = bounded(in.readInt(), GreyPicture.MAX_SIDE);
        var light = new byte[width * height];
        in.readFully(light);
        if (light.length == 0) {
            throw new IOException("a picture without pixels");
        }
        return new GreyPicture(width, height, light);
    }

    static int readPageCount(DataInputStream in) throws IOException {
        return bounded(in.readInt(), MOST_PAGES);
    }

    static void write(DataOutputStream out, Recognition recognition) throws IOException {
        switch (recognition) {
            case Recognition.Recognized recognized -> {
                out.writeBoolean(true);
                writeAll(out, recognized.text().pages(), page -> write(out, page));
            }
            case Recognition.Unrecognizable unrecognizable -> {
                out.writeBoolean(false);
                out.writeByte(unrecognizable.reason().ordinal());
            }
        }
    }

    static Recognition readRecognition(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Recognition.Recognized(new RecognizedText(readAll(in, () -> readPage(in))))
                : new Recognition.Unrecognizable(constant(UnreadableReason.values(), in.readUnsignedByte()));
    }

    private static void write(DataOutputStream out, Page page) throws IOException {
        out.writeInt(page.number());
        out.writeInt(page.width());
        out.writeInt(page.height());
        out.writeByte(page.quarterTurns());
        writeAll(out, page.passes(), pass -> {
            out.writeUTF(pass.name());
            writeAll(
                    out,
                    pass.lines(),
                    line -> writeAll(out, line.words(), word -> {
                        out.writeUTF(shortened(word.text()));
                        out.writeDouble(word.confidence());
                        write(out, word.box());
                    }));
        });
        writeAll(out, page.fields(), field -> write(out, field));
    }

    private static Page readPage(DataInputStream in) throws IOException {
        return new Page(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readUnsignedByte() & 3,
                readAll(in, () -> new Pass(in.readUTF(), readAll(in, () -> new Line(readAll(in, () -> readWord(in)))))),
                readAll(in, () -> readField(in)));
    }

    private static Word readWord(DataInputStream in) throws IOException {
        return new Word(in.readUTF(), in.readDouble(), readBox(in));
    }

    private static void write(DataOutputStream out, LabelledField field) throws IOException {
        out.writeByte(field.label().ordinal());
        out.writeUTF(shortened(field.text()));
        out.writeDouble(field.confidence());
        writeAll(out, field.box().stream().toList(), box -> write(out, box));
    }

    private static LabelledField readField(DataInputStream in) throws IOException {
        return new LabelledField(
                constant(FieldLabel.values(), in.readUnsignedByte()),
                in.readUTF(),
                in.readDouble(),
                Optional.of(readAll(in, () -> readBox(in)))
                        .filter(boxes -> !boxes.isEmpty())
                        .map(List::getFirst));
    }

    private static void write(DataOutputStream out, Box box) throws IOException {
        out.writeInt(box.left());
        out.writeInt(box.top());
        out.writeInt(box.width());
        out.writeInt(box.height());
    }

    private static Box readBox(DataInputStream in) throws IOException {
        return new Box(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static <T> void writeAll(DataOutputStream out, List<T> parts, Writer<T> writer) throws IOException {
        out.writeInt(parts.size());
        for (var part : parts) {
            writer.write(part);
        }
    }

    private static <T> List<T> readAll(DataInputStream in, Reader<T> reader) throws IOException {
        var count = bounded(in.readInt(), MOST);
        var parts = new ArrayList<T>();
        for (var i = 0; i < count; i++) {
            parts.add(reader.read());
        }
        return parts;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    private static int bounded(int size, int most) throws IOException {
        if (size < 0 || size > most) {
            throw new IOException("a size out of bounds: " + size);
        }
        return size;
    }

    private static <T> T constant(T[] constants, int ordinal) throws IOException {
        if (ordinal >= constants.length) {
            throw new IOException("an unknown constant: " + ordinal);
        }
        return constants[ordinal];
    }
}
