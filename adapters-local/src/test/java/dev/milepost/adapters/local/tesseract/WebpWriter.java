package dev.milepost.adapters.local.tesseract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes grey images as lossless WebP, one literal a pixel (RFC 9649, section 3): Java has no writer for the format. */
final class WebpWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int held;
    private int heldBits;

    private WebpWriter() {}

    static byte[] still(BufferedImage image) {
        return riff(chunk("VP8L", lossless(image)));
    }

    /** Two frames, the second one blank. */
    static byte[] animated(BufferedImage image) {
        var blank = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        return riff(
                chunk("VP8X", join(new byte[] {2, 0, 0, 0}, size(image))),
                chunk("ANIM", new byte[6]),
                chunk("ANMF", frame(image)),
                chunk("ANMF", frame(blank)));
    }

    private static byte[] frame(BufferedImage image) {
        // Placed at 0, 0; shown for 100 ms; not blended.
        return join(new byte[6], size(image), new byte[] {100, 0, 0, 2}, chunk("VP8L", lossless(image)));
    }

    private static byte[] size(BufferedImage image) {
        var less = new int[] {image.getWidth() - 1, image.getHeight() - 1};
        return new byte[] {
            (byte) less[0], (byte) (less[0] >> 8), (byte) (less[0] >> 16),
            (byte) less[1], (byte) (less[1] >> 8), (byte) (less[1] >> 16)
        };
    }

    private static byte[] lossless(BufferedImage image) {
        var writer = new WebpWriter();
        writer.bits(0x2f, 8);
        writer.bits(image.getWidth() - 1, 14);
        writer.bits(image.getHeight() - 1, 14);
        writer.bits(0, 4);
        // One transform, "subtract green", which leaves nothing of red and blue in grey pixels; no colour cache, one
        // set of codes.
        writer.bits(0b1, 1);
        writer.bits(2, 2);
        writer.bits(0b000, 3);
        writer.greenCode();
        writer.onlySymbol(0);
        writer.onlySymbol(0);
        writer.onlySymbol(255);
        writer.onlySymbol(0);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var green = image.getRGB(x, y) >> 8 & 0xff;
                writer.bits(Integer.reverse(green) >>> 24, 8);
            }
        }
        writer.bits(0, 8);
        return writer.bytes.toByteArray();
    }

    /** Literals 0..255 have codes of eight bits, which are themselves; lengths and the rest of the 280 symbols have none. */
    private void greenCode() {
        bits(0, 1);
        // Lengths are told by a code of one bit: 0 for "no code", 1 for "eight bits". They are the third and twelfth of
        // its symbols.
        bits(12 - 4, 4);
        for (var symbol = 0; symbol < 12; symbol++) {
            bits(symbol == 2 || symbol == 11 ? 1 : 0, 3);
        }
        bits(0, 1);
        for (var symbol = 0; symbol < 280; symbol++) {
            bits(symbol < 256 ? 1 : 0, 1);
        }
    }

    private void onlySymbol(int symbol) {
        bits(0b01, 2);
        bits(symbol > 1 ? 1 : 0, 1);
        bits(symbol, symbol > 1 ? 8 : 1);
    }

    /** Lowest bit first. */
    private void bits(int value, int count) {
        for (var i = 0; i < count; i++) {
            held |= (value >> i & 1) << heldBits;
            if (++heldBits == 8) {
                bytes.write(held);
                held = 0;
                heldBits = 0;
            }
        }
    }

    private static byte[] riff(byte[]... chunks) {
        return chunk("RIFF", join("WEBP".getBytes(StandardCharsets.US_ASCII), join(chunks)));
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
