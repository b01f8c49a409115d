package dev.milepost.server.dev;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a class file says of its relations (Java Virtual Machine Specification, chapter 4).
 *
 * @param supertypes what it extends and implements
 * @param mentions every class of ours that it names, be it in a type alone
 */
record ClassHeader(Set<String> supertypes, Set<String> mentions) {
    private static final Pattern OURS = Pattern.compile("dev/milepost/[A-Za-z0-9_/$]+");

    static ClassHeader read(byte[] classFile) {
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            var pool = ConstantPool.read(in);
            in.skipNBytes(4);
            var supertypes = new HashSet<String>();
            pool.className(in.readUnsignedShort()).ifPresent(supertypes::add);
            for (var count = in.readUnsignedShort(); count > 0; count--) {
                pool.className(in.readUnsignedShort()).ifPresent(supertypes::add);
            }
            return new ClassHeader(supertypes, ours(pool));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ours(ConstantPool pool) {
        return pool.texts()
                .filter(text -> text.contains("dev/milepost/"))
                .flatMap(text -> OURS.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }
}
