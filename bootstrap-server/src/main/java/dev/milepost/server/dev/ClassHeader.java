package dev.milepost.server.dev;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a class file says of its relations (Java Virtual Machine Specification, chapter 4).
 *
 * @param supertypes what it extends and implements
 * @param mentions every class of ours that it names, be it in a type alone
 */
record ClassHeader(Set<String> supertypes, Set<String> mentions) {
    private static final Pattern OURS = Pattern.compile("dev/milepost/[A-Za-z0-9_/$]+");

    private static final int CLASS = 7;

    static ClassHeader read(byte[] classFile) {
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            var texts = new String[in.readUnsignedShort()];
            var classes = new int[texts.length];
            for (var i = 1; i < texts.length; i++) {
                i += readConstant(in, i, texts, classes);
            }
            in.skipNBytes(4);
            var supertypes = new HashSet<String>();
            supertypes.add(texts[classes[in.readUnsignedShort()]]);
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                supertypes.add(texts[classes[in.readUnsignedShort()]]);
            }
            return new ClassHeader(supertypes, ours(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return how many places the constant takes beyond its own */
    private static int readConstant(DataInputStream in, int at, String[] texts, int[] classes) throws IOException {
        var tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts[at] = in.readUTF();
            case CLASS -> classes[at] = in.readUnsignedShort();
            case 8, 16, 19, 20 -> in.skipNBytes(2);
            case 15 -> in.skipNBytes(3);
            case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            default -> throw new IOException("not a class file: constant of kind " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    private static Set<String> ours(String[] texts) {
        var mentions = new HashSet<String>();
        for (var text : texts) {
            if (text != null && text.contains("dev/milepost/")) {
                OURS.matcher(text).results().forEach(found -> mentions.add(found.group()));
            }
        }
        return mentions;
    }
}
