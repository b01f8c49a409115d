package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What the methods of a class do, as far as it matters for who calls whom.
 *
 * @param name as the JVM has it: {@code dev/milepost/domain/money/Money}
 * @param steps by name and descriptor
 * @param lazy what makes the value of a field of type {@code Lazy}: done by whoever reads that field
 */
record ClassCode(
        String name,
        Optional<String> parent,
        List<String> interfaces,
        boolean isAbstract,
        Map<String, List<Step>> steps,
        Map<String, List<Step>> lazy) {
    private static final String LAZY = "dev/milepost/lambda/Lazy";

    /** A method of a class. @param signature its name and descriptor */
    record Method(String owner, String signature) {
        String name() {
            return signature.substring(0, signature.indexOf('('));
        }
    }

    /** What a method does. */
    sealed interface Step {
        /** @param virtual whether it may be another class's that is called */
        record Call(Method method, boolean virtual) implements Step {}

        record Make(String type) implements Step {}

        /** @param descriptor of its type */
        record Read(String owner, String field, String descriptor) implements Step {}
    }

    static ClassCode read(String name, ClassLoader loader) {
        try (var bytes = loader.getResourceAsStream(name + ".class")) {
            if (bytes == null) {
                throw new IllegalStateException("there is no class " + name);
            }
            var reader = new ClassReader(bytes);
            var code = new ClassCode(
                    name,
                    Optional.ofNullable(reader.getSuperName()),
                    List.of(reader.getInterfaces()),
                    (reader.getAccess() & Opcodes.ACC_ABSTRACT) != 0,
                    new HashMap<>(),
                    new HashMap<>());
            reader.accept(new Members(code), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Members extends ClassVisitor {
        private final ClassCode code;

        Members(ClassCode code) {
            super(Opcodes.ASM9);
            this.code = code;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_ABSTRACT) != 0) {
                return null;
            }
            var steps = new ArrayList<Step>();
            code.steps.put(method + descriptor, steps);
            return new Body(code, steps);
        }
    }

    private static final class Body extends MethodVisitor {
        private final ClassCode code;
        private final List<Step> steps;
        /** What the instruction before was, if a function object was made by it. */
        private List<Step> made = List.of();
        /** What a Lazy that was just made is to make. */
        private List<Step> pending = List.of();

        Body(ClassCode code, List<Step> steps) {
            super(Opcodes.ASM9);
            this.code = code;
            this.steps = steps;
        }

        /** An instruction that ends what the two before it had begun. */
        private void other() {
            steps.addAll(made);
            steps.addAll(pending);
            made = List.of();
            pending = List.of();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            if (owner.equals(LAZY) && method.equals("<init>")) {
                pending = made;
                made = List.of();
            } else {
                other();
            }
            var virtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
            steps.add(new Step.Call(new Method(owner, method + descriptor), virtual));
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            other();
            made = Arrays.stream(arguments)
                    .filter(Handle.class::isInstance)
                    .map(Handle.class::cast)
                    .filter(handle -> handle.getTag() >= Opcodes.H_INVOKEVIRTUAL)
                    .flatMap(handle -> ofHandle(handle).stream())
                    .toList();
        }

        private static List<Step> ofHandle(Handle handle) {
            var method = new Method(handle.getOwner(), handle.getName() + handle.getDesc());
            return switch (handle.getTag()) {
                case Opcodes.H_NEWINVOKESPECIAL ->
                    List.of(new Step.Make(handle.getOwner()), new Step.Call(method, false));
                case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE -> List.of(new Step.Call(method, true));
                default -> List.of(new Step.Call(method, false));
            };
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            if (opcode == Opcodes.PUTFIELD && !pending.isEmpty()) {
                code.lazy.computeIfAbsent(field, key -> new ArrayList<>()).addAll(pending);
                pending = List.of();
            }
            other();
            if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
                steps.add(new Step.Read(owner, field, descriptor));
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            other();
            if (opcode == Opcodes.NEW) {
                steps.add(new Step.Make(type));
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            other();
        }

        @Override
        public void visitEnd() {
            other();
        }
    }
}
