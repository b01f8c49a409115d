package dev.milepost.server.dev;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rest of a class file refers to by number (Java Virtual Machine Specification, 4.4). */
final class ConstantPool {
    private static final int TEXT = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;

    /** Texts and numbers; of a class or a string the number of its text. */
    private final Object[] constants;

    private ConstantPool(int size) {
        constants = new Object[size];
    }

    /** @param in at the magic number; afterwards behind the pool */
    static ConstantPool read(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        var pool = new ConstantPool(in.readUnsignedShort());
        for (var i = 1; i < pool.constants.length; i++) {
            i += pool.read(in, i);
        }
        return pool;
    }

    /** @return how many places the constant takes beyond its own */
    private int read(DataInputStream in, int at) throws IOException {
        var tag = in.readUnsignedByte();
        switch (tag) {
            case TEXT -> constants[at] = in.readUTF();
            case 3 -> constants[at] = in.readInt();
            case 4 -> constants[at] = in.readFloat();
            case 5 -> constants[at] = in.readLong();
            case 6 -> constants[at] = in.readDouble();
            case CLASS, STRING -> constants[at] = in.readUnsignedShort();
            case 16, 19, 20 -> in.skipNBytes(2);
            case 15 -> in.skipNBytes(3);
            case 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
            default -> throw new IOException("not a class file: constant of kind " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    /** All texts: names, types, what is written between quotes. */
    Stream<String> texts() {
        return Stream.of(constants).filter(String.class::isInstance).map(String.class::cast);
    }

    String text(int number) {
        return (String) constants[number];
    }

    /** The name of a class, with slashes; none for number 0. */
    Optional<String> className(int number) {
        return number == 0 ? Optional.empty() : Optional.of(text((Integer) constants[number]));
    }

    /** A constant as it could stand in a source, more or less. @param type of it as in class files, such as {@code I} */
    String value(int number, String type) {
        return type.equals("Ljava/lang/String;")
                ? '"' + text((Integer) constants[number]) + '"'
                : "" + constants[number];
    }
}
