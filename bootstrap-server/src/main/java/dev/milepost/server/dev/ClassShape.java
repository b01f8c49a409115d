package dev.milepost.server.dev;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * What other classes can see of a class: two with the same shape can take each other's place without compiling anything else (Java Virtual
 * Machine Specification, chapter 4).
 *
 * @param text of everything that isn't private
 * @param constants class, name and value of each, which other classes copy when they are compiled
 */
record ClassShape(String text, Set<String> constants) {
    private static final int PRIVATE = 0x0002;
    private static final int SYNTHETIC = 0x1000;
    private static final int ANNOTATION = 0x2000;

    static ClassShape of(byte[] classFile) {
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            var reader = new Reader(in, ConstantPool.read(in));
            var isAnnotation = reader.readClass();
            // What an annotation says of itself, such as where it may stand, is seen too.
            var text = isAnnotation ? Base64.getEncoder().encodeToString(classFile) : reader.text.toString();
            return new ClassShape(text, Set.copyOf(reader.constants));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {
        private final DataInputStream in;
        private final ConstantPool pool;
        private final StringBuilder text = new StringBuilder();
        private final Set<String> constants = new HashSet<>();
        private String name;

        Reader(DataInputStream in, ConstantPool pool) {
            this.in = in;
            this.pool = pool;
        }

        /** @return whether it is an annotation's */
        boolean readClass() throws IOException {
            var flags = in.readUnsignedShort();
            name = pool.className(in.readUnsignedShort()).orElseThrow();
            say(flags, name);
            say(pool.className(in.readUnsignedShort()).orElse(""));
            readClassNames();
            readMembers();
            readMembers();
            readAttributes("");
            return (flags & ANNOTATION) != 0;
        }

        private void readMembers() throws IOException {
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                var flags = in.readUnsignedShort();
                var member = pool.text(in.readUnsignedShort());
                var type = pool.text(in.readUnsignedShort());
                var before = text.length();
                say('\n', flags, member, type);
                var known = Set.copyOf(constants);
                readAttributes(type);
                if ((flags & (PRIVATE | SYNTHETIC)) != 0 || member.equals("<clinit>")) {
                    text.setLength(before);
                    constants.retainAll(known);
                }
            }
        }

        /** @param type of the field or method whose attributes these are */
        private void readAttributes(String type) throws IOException {
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                var attribute = pool.text(in.readUnsignedShort());
                var length = in.readInt();
                switch (attribute) {
                    case "Signature" -> say(pool.text(in.readUnsignedShort()));
                    case "ConstantValue" -> readConstant(type);
                    case "Exceptions", "PermittedSubclasses" -> readClassNames();
                    case "Record" -> readComponents();
                    case "InnerClasses" -> readNested();
                    default -> in.skipNBytes(length);
                }
            }
        }

        private void readConstant(String type) throws IOException {
            var value = pool.value(in.readUnsignedShort(), type);
            constants.add(name + text.substring(text.lastIndexOf("\n")) + "= " + value);
            say(value);
        }

        private void readClassNames() throws IOException {
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                say(pool.className(in.readUnsignedShort()).orElseThrow());
            }
        }

        private void readComponents() throws IOException {
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                say('\n', pool.text(in.readUnsignedShort()), pool.text(in.readUnsignedShort()));
                readAttributes("");
            }
        }

        /** Of what is nested in the class or it in others; what it mentions is listed as well. */
        private void readNested() throws IOException {
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                var nested = pool.className(in.readUnsignedShort()).orElseThrow();
                var outer = pool.className(in.readUnsignedShort()).orElse("");
                in.skipNBytes(2);
                var flags = in.readUnsignedShort();
                if (nested.equals(name) || outer.equals(name) && (flags & PRIVATE) == 0) {
                    say('\n', flags, nested);
                }
            }
        }

        private void say(Object... words) {
            for (var word : words) {
                text.append(word).append(' ');
            }
        }
    }
}
